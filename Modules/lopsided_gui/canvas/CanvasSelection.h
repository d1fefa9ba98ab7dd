#pragma once

#include "CanvasScene.h"

#include <optional>
#include <set>
#include <vector>

namespace lopsided
{

/** What is selected, and which node the keyboard is at. A value. Thread: message thread. Realtime: allocates.
    Cost: O(log selected). */
struct CanvasSelection
{
    std::set<NodeID> nodes;
    std::set<Connection> cables;
    std::optional<std::size_t> comment;
    NodeID focus; /**< 0: none */

    /** Whether it is selected. */
    [[nodiscard]] bool contains (NodeID node) const { return nodes.count (node) > 0; }

    /** Whether it is selected. */
    [[nodiscard]] bool contains (const Connection& cable) const { return cables.count (cable) > 0; }

    /** Whether nothing is selected. */
    [[nodiscard]] bool isEmpty() const { return nodes.empty() && cables.empty() && ! comment.has_value(); }

    /** Nothing is selected then. */
    void clear();

    /** One node alone, which gets the focus. */
    void select (NodeID node);

    /** In or out of the selection. */
    void toggle (NodeID node);

    /** Those that can be copied and removed: the graph's ends stay. */
    [[nodiscard]] std::vector<NodeID> userNodes() const;

    /** Forgets what is not there any more. Cost: O(selected × log). */
    void keepWhatIsIn (const CanvasScene& scene);

    bool operator== (const CanvasSelection&) const = default;
};

} // namespace lopsided
