#pragma once

#include "ScriptedProcessor.h"

#include <lopsided_engine/lopsided_engine.h>

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace lopsided::testing
{

/** Connects two channels. */
inline void connectStereo (Transaction& edit, NodeID source, NodeID destination)
{
    for (int channel = 0; channel < 2; ++channel)
        edit.connect ({ source, channel }, { destination, channel });
}

inline void disconnectStereo (Transaction& edit, NodeID source, NodeID destination)
{
    for (int channel = 0; channel < 2; ++channel)
        edit.disconnect ({ source, channel }, { destination, channel });
}

/** A graph, prepared for 48 kHz and blocks of 64, and a buffer to render into. */
class GraphFixture : public ::testing::Test
{
protected:
    static constexpr double sampleRate = 48000.0;
    static constexpr int blockSize = 64;

    GraphFixture() { graph.prepareToPlay (sampleRate, blockSize); }

    /** input -> processor -> output, committed. */
    NodeID insert (std::unique_ptr<juce::AudioProcessor> processor)
    {
        auto edit = graph.edit();
        const auto id = edit.addNode (std::move (processor));
        connectStereo (edit, graph.audioInput(), id);
        connectStereo (edit, id, graph.audioOutput());
        const auto done = edit.commit (CommitOptions::atOnce());
        EXPECT_TRUE (done.ok()) << (done.ok() ? "" : done.error().message);
        return id;
    }

    /** Renders a block of a constant input; returns the first sample of the last frame. */
    float render (float input = 1.0f, int numSamples = blockSize)
    {
        audio.setSize (2, numSamples, false, false, true);

        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), input, numSamples);

        graph.processBlock (audio, midi);
        return numSamples > 0 ? audio.getSample (0, numSamples - 1) : 0.0f;
    }

    GraphProcessor graph;
    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

} // namespace lopsided::testing
