#pragma once

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <memory>

namespace lopsided
{

/** A plugin instance that a refused commit gives back, with the id and name it was added under. */
struct ReturnedInstance
{
    NodeID nodeID;
    juce::String name;
    std::unique_ptr<juce::AudioProcessor> processor;
};

} // namespace lopsided
