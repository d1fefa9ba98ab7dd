#pragma once

#include "PluginIncarnation.h"

#include <boost/container/flat_map.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace lopsided
{

/** A node of a snapshot. It is never changed once it is in one; snapshots share those in which they do not differ. */
struct DocumentNode
{
    NodeID id;
    std::shared_ptr<PluginIncarnation> plugin;
    juce::String name;
    NodeOptions options {};
    std::shared_ptr<const NodeAutomation> automation {};
    std::optional<SessionPosition> position {};

    /** By index, the normalised values of the parameters that a step has changed: of those alone a snapshot says what they
        are. */
    boost::container::flat_map<int, float> parameters {};

    /** The same by id or name, of a node of a scene whose plugin had not been opened: those of `parameters` count more. */
    std::shared_ptr<const std::vector<SessionParameter>> parametersByName {};

    /** All that its plugin is set to, where a step has changed it as a whole; null where none has. */
    std::shared_ptr<const juce::MemoryBlock> state {};
};

} // namespace lopsided
