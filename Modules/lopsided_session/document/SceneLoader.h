#pragma once

#include "../model/Session.h"
#include "DocumentScene.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace lopsided
{

/** Makes the scenes of a session that has been opened what a document keeps of them. Nodes that are the same plugin in the same
    place share an incarnation: to recall one keeps its instance.

    Thread: message thread.
*/
class SceneLoader
{
public:
    /** `present` is what plays of the session; both outlive this. Cost: O(N log N). */
    SceneLoader (const Session& session, DocumentSnapshot& present);

    /** The session's scenes, which have these ids and revisions and those after them. Where a node's state is another one in a
        scene, the nodes of the present that share its plugin are told theirs. Once. Cost: O(N log N) and O(bytes) of all. */
    [[nodiscard]] std::vector<DocumentScene> load (std::uint64_t firstId, std::uint64_t firstRevision);

private:
    /** A node of the present, or of a scene, that a plugin stands for. */
    struct Use
    {
        const SessionNode* said;
        DocumentNode* node; /**< null for the present's */
    };

    struct Known
    {
        std::shared_ptr<PluginIncarnation> plugin;
        std::vector<Use> uses; /**< what opens it is the first one's */
    };

    [[nodiscard]] std::shared_ptr<DocumentSnapshot> load (const Session& scene);
    [[nodiscard]] std::shared_ptr<DocumentNode> load (const SessionNode& node);
    [[nodiscard]] Known& knownOf (const SessionNode& node);
    void shareStates (Known& known);

    const Session& session;
    DocumentSnapshot& present;
    std::map<NodeID, std::vector<Known>> plugins;
};

} // namespace lopsided
