#pragma once

#include "BenchmarkNodes.h"
#include "BenchmarkSettings.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <utility>
#include <vector>

namespace lopsided::benchmarks
{
/** A shape in a juce::AudioProcessorGraph, which plays after the first rebuild(). */
class JuceGraph
{
public:
    using Graph = juce::AudioProcessorGraph;
    using EndProcessor = Graph::AudioGraphIOProcessor;

    JuceGraph (const GraphShape& shape, int blockSizeToUse)
        : input (2, blockSizeToUse),
          audio (2, blockSizeToUse),
          blockSize (blockSizeToUse)
    {
        fill (input);
        graph.setPlayConfigDetails (2, 2, sampleRate, blockSize);
        graph.prepareToPlay (sampleRate, blockSize);
        inputNode = add (std::make_unique<EndProcessor> (EndProcessor::audioInputNode));
        outputNode = add (std::make_unique<EndProcessor> (EndProcessor::audioOutputNode));

        for (auto& processor : makeProcessors (shape))
            nodes.push_back (add (std::move (processor)));

        for (const auto& edge : shape.edges)
            for (int channel = 0; channel < 2; ++channel)
                connect ({ nodeOf (edge.source, inputNode), channel },
                         { nodeOf (edge.destination, outputNode), channel });
    }

    /** Makes one sequence of all that has changed: to prepare for the same settings does nothing else. */
    void rebuild() { graph.prepareToPlay (sampleRate, blockSize); }

    /** One node more, from the graph's input to a node of the shape: two connections. */
    Graph::NodeID insert (std::unique_ptr<juce::AudioProcessor> processor, int before)
    {
        const auto id = add (std::move (processor));
        connect ({ inputNode, 0 }, { id, 0 });
        graph.addConnection ({ { id, 0 }, { nodeOf (before, outputNode), 0 } }, Graph::UpdateKind::sync);
        return id;
    }

    void remove (Graph::NodeID id) { graph.removeNode (id, Graph::UpdateKind::sync); }

    void process()
    {
        for (int channel = 0; channel < 2; ++channel)
            audio.copyFrom (channel, 0, input, channel, 0, blockSize);

        graph.processBlock (audio, midi);
    }

private:
    Graph::NodeID add (std::unique_ptr<juce::AudioProcessor> processor)
    {
        return graph.addNode (std::move (processor), {}, Graph::UpdateKind::async)->nodeID;
    }

    void connect (Graph::NodeAndChannel source, Graph::NodeAndChannel destination)
    {
        graph.addConnection ({ source, destination }, Graph::UpdateKind::async);
    }

    Graph::NodeID nodeOf (int number, Graph::NodeID end) const
    {
        return number == GraphShape::end ? end : nodes[static_cast<std::size_t> (number)];
    }

    Graph graph;
    Graph::NodeID inputNode, outputNode;
    std::vector<Graph::NodeID> nodes;
    juce::AudioBuffer<float> input, audio;
    juce::MidiBuffer midi;
    const int blockSize;
};
} // namespace lopsided::benchmarks
