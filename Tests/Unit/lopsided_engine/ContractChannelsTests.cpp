#include "GraphFixture.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
using Midi = TestProcessor::Midi;

/** Nodes of every width, buffers of every width, and layouts that change. */
class ContractChannels : public GraphFixture
{
protected:
    /** A node whose every output is its channel's number plus one; silent inputs or not. */
    NodeID addCounter (int numInputs, int numOutputs)
    {
        return graph
            .addNode (std::make_unique<FunctionProcessor> (
                numInputs, numOutputs, Midi::none,
                [this, numInputs, numOutputs] (juce::AudioBuffer<float>& block, auto&) {
                    widths.push_back (block.getNumChannels());
                    inputs.clear();

                    for (int channel = 0; channel < numInputs; ++channel)
                        inputs.push_back (block.getSample (channel, 0));

                    for (int channel = 0; channel < numOutputs; ++channel)
                        juce::FloatVectorOperations::fill (block.getWritePointer (channel),
                                                           static_cast<float> (channel + 1),
                                                           block.getNumSamples());
                }))
            .value();
    }

    void connect (NodeID source, int from, NodeID destination, int to)
    {
        graph.addConnection ({ { source, from }, { destination, to } }, CommitOptions::atOnce()).value();
    }

    std::vector<int> widths;
    std::vector<float> inputs;
};

TEST_F (ContractChannels, ANodeSeesAsManyChannelsAsItsWiderSideHas)
{
    for (const auto& [numInputs, numOutputs] :
         std::vector<std::pair<int, int>> { { 0, 2 }, { 2, 0 }, { 1, 6 }, { 7, 3 }, { 40, 40 } })
    {
        const auto id = addCounter (numInputs, numOutputs);
        widths.clear();
        render();
        EXPECT_EQ (widths, std::vector<int> { std::max (numInputs, numOutputs) });
        graph.removeNode (id, CommitOptions::atOnce()).value();
    }
}

TEST_F (ContractChannels, InputsThatNothingIsConnectedToAreSilent)
{
    const auto id = addCounter (4, 1);
    connect (graph.audioInput(), 1, id, 2);
    render (0.25f);
    EXPECT_EQ (inputs, (std::vector<float> { 0.0f, 0.0f, 0.25f, 0.0f }));
}

TEST_F (ContractChannels, EveryOutputOfAWideNodeCanBeHeard)
{
    const auto id = addCounter (0, 8);

    for (int channel = 0; channel < 8; ++channel)
    {
        connect (id, channel, graph.audioOutput(), 1);
        render (0.0f);
        EXPECT_EQ (audio.getSample (1, 5), static_cast<float> (channel + 1));
        EXPECT_EQ (audio.getSample (0, 5), 0.0f);
        graph.disconnectNode (id, CommitOptions::atOnce()).value();
    }
}

TEST_F (ContractChannels, WhatTheHostDoesNotHaveIsSilentOrDroppedAndComesBack)
{
    const auto id = addCounter (6, 6);
    connect (graph.audioInput(), 5, id, 5);
    connect (id, 4, graph.audioOutput(), 4);
    connect (id, 0, graph.audioOutput(), 0);
    render();
    EXPECT_EQ (inputs[5], 0.0f) << "the host gives two channels";
    EXPECT_EQ (audio.getSample (0, 5), 1.0f);

    graph.releaseResources();
    ASSERT_TRUE (graph.setBusesLayout (
        { { juce::AudioChannelSet::create5point1() }, { juce::AudioChannelSet::create5point1() } }));
    graph.prepareToPlay (sampleRate, blockSize);

    juce::AudioBuffer<float> wide { 6, blockSize };

    for (int channel = 0; channel < 6; ++channel)
        juce::FloatVectorOperations::fill (wide.getWritePointer (channel), 0.5f, blockSize);

    graph.processBlock (wide, midi);
    EXPECT_EQ (inputs[5], 0.5f) << "the host gives six";
    EXPECT_EQ (wide.getSample (4, 5), 5.0f);
    EXPECT_EQ (wide.getSample (1, 5), 0.0f) << "nothing is connected to it";
    EXPECT_EQ (graph.getConnections().size(), 3u);
}

TEST_F (ContractChannels, TheGraphTakesAnyLayoutAndCountsAllBuses)
{
    const auto mono = juce::AudioChannelSet::mono();
    const auto quad = juce::AudioChannelSet::quadraphonic();
    GraphProcessor several { { { mono, quad }, { quad, mono, mono } } };
    EXPECT_EQ (several.getTotalNumInputChannels(), 5);
    EXPECT_EQ (several.getTotalNumOutputChannels(), 6);

    several.prepareToPlay (sampleRate, blockSize);
    several.addConnection ({ { several.audioInput(), 4 }, { several.audioOutput(), 5 } }).value();
    juce::AudioBuffer<float> wide { 6, blockSize };

    for (int block = 0; block < 20; ++block)
    {
        wide.clear();
        juce::FloatVectorOperations::fill (wide.getWritePointer (4), 1.0f, blockSize);
        several.processBlock (wide, midi);
    }

    EXPECT_EQ (wide.getSample (5, blockSize - 1), 1.0f);
    EXPECT_EQ (wide.getSample (4, blockSize - 1), 0.0f);
}

} // namespace
} // namespace lopsided::testing
