#pragma once

#include <Plugin/RackControl.h>
#include <Plugin/RackProcessor.h>
#include <Plugin/RackRenderer.h>

#include <juce_audio_processors/juce_audio_processors.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lopsided::testing
{

inline const PluginReference gainPlugin { "builtin", "gain", {} };
inline const PluginReference sinePlugin { "builtin", "sine", {} };

/** A rack, prepared, with helpers to fill and play it as a DAW would. */
class RackTest : public ::testing::Test
{
protected:
    static constexpr double rate = 48000.0;
    static constexpr int blockSize = 64;

    RackTest() { rack.prepareToPlay (rate, blockSize); }
    ~RackTest() override { rack.releaseResources(); }

    static NodeID add (RackProcessor& to, const PluginReference& plugin)
    {
        const auto added = to.document().addPlugin (plugin, {});
        EXPECT_TRUE (added) << added.error().describe();
        return added ? *added : NodeID();
    }

    static void connect (RackProcessor& to, NodeID source, NodeID destination)
    {
        const auto done = to.document().connect (
            { { { source, 0 }, { destination, 0 } }, { { source, 1 }, { destination, 1 } } });
        EXPECT_TRUE (done) << done.error().describe();
    }

    /** Input -> a gain -> output; waits until it is all that is heard. */
    NodeID insertGain()
    {
        const auto gain = add (rack, gainPlugin);
        connect (rack, GraphNodes::audioInput, gain);
        connect (rack, gain, GraphNodes::audioOutput);
        settle();
        return gain;
    }

    void map (int macro, NodeID node, const juce::String& parameter, float minimum = 0.0f,
              float maximum = 1.0f)
    {
        auto mappings = rack.document().mappings();
        SessionMapping mapping;
        mapping.source = SessionMapping::Source::macro;
        mapping.number = macro;
        mapping.node = node;
        mapping.parameter = parameter;
        mapping.minimum = minimum;
        mapping.maximum = maximum;
        mappings.push_back (mapping);
        rack.document().setMappings (std::move (mappings));
    }

    static float valueOf (RackProcessor& of, NodeID node, int parameter = 0)
    {
        const auto model = of.document().graph().model();
        const auto* found = model->findNode (node);
        EXPECT_NE (found, nullptr);
        return found == nullptr ? -1.0f : found->instance->processor().getParameters()[parameter]->getValue();
    }

    /** Renders a block of this input on both channels; the output's first sample. */
    float render (float input = 1.0f) { return render (rack, input); }

    float render (RackProcessor& which, float input)
    {
        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), input, audio.getNumSamples());

        which.processBlock (audio, midi);
        return audio.getSample (0, 0);
    }

    /** Plays on until what was changed has faded over, and keeps house as a message loop would. */
    void settle (int numBlocks = 60)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            midi.clear();
            render();
            rack.document().graph().reclaim();
        }
    }

    static juce::MemoryBlock stateOf (RackProcessor& which)
    {
        juce::MemoryBlock state;
        which.getStateInformation (state);
        return state;
    }

    RackProcessor rack { RackVariant::effect };
    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

} // namespace lopsided::testing
