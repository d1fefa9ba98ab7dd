#pragma once

#include "../model/Session.h"
#include "DocumentNode.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace lopsided
{

/** A session at one moment of its history. It is never changed once it is in one: copies share what they have in common.

    Thread: message thread.
*/
struct DocumentSnapshot
{
    using Pointer = std::shared_ptr<const DocumentSnapshot>;

    /** Tells one content from another: the unsaved mark compares it. */
    std::uint64_t revision = 0;

    std::vector<std::shared_ptr<const DocumentNode>> nodes {}; /**< sorted by id */
    std::shared_ptr<const std::vector<Connection>> connections =
        std::make_shared<std::vector<Connection>>(); /**< in the model's order */
    std::shared_ptr<const std::vector<SessionComment>> comments =
        std::make_shared<std::vector<SessionComment>>();
    std::shared_ptr<const std::vector<SessionMapping>> mappings =
        std::make_shared<std::vector<SessionMapping>>();
    std::map<NodeID, SessionPosition> endPositions {};
    std::uint64_t scene = 0; /**< DocumentScene::id of the one that was recalled or stored last; 0: none */

    /** Cost: O(log N). */
    [[nodiscard]] const DocumentNode* find (NodeID id) const;

    /** Puts a changed copy in the node's place; an unknown one is left alone. Cost: O(log N). */
    void change (NodeID id, const std::function<void (DocumentNode&)>& how);

    /** What this is when the graph plays that model: nodes that are in both stay, with their positions and parameters. This one
        itself where nothing differs. Cost: O(N + E). */
    [[nodiscard]] static Pointer following (const Pointer& base, const GraphModel& model);

    /** Whether the node's plugin is in the other one too, in the same place. Cost: O(log N). */
    [[nodiscard]] static bool isIn (const DocumentNode& node, const DocumentSnapshot& other);
};

} // namespace lopsided
