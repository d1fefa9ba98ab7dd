#pragma once

#include <juce_core/juce_core.h>

#include <boost/container/flat_map.hpp>

#include <memory>

namespace lopsided
{

/** All that a plugin is set to at one moment. A value. Thread: message thread. */
struct PluginContent
{
    std::shared_ptr<const juce::MemoryBlock> state;
    boost::container::flat_map<int, float>
        parameters; /**< by index, normalised; those that can be automated */
};

} // namespace lopsided
