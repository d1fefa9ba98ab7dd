#pragma once

#include "../model/SessionNode.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lopsided
{

/** One plugin in one node's place, for as long as a snapshot knows it: it stays the same when undo takes its instance away
    and redo opens another. Snapshots tell by it which nodes they share.

    What a plugin keeps beyond its parameters belongs to it, not to a snapshot: no edit asks plugins for their states.

    Thread: message thread.
*/
struct PluginIncarnation
{
    /** NodeInstance::incarnation() of the instance that plays, or that played last. */
    std::uint64_t instance = 0;

    /** What opens it again: as it was when it last left the graph. Of it only the unknown keys count before that. */
    SessionNode content {};

    /** The ids of its parameters by index, empty for one that is not automatable; of a plugin that has left the graph. */
    std::vector<juce::String> parameterIds {};

    /** DocumentNode::state of the snapshot whose content that is. */
    std::shared_ptr<const juce::MemoryBlock> stateOfContent {};
};

} // namespace lopsided
