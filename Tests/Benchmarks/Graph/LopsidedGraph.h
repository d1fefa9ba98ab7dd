#pragma once

#include "BenchmarkNodes.h"
#include "BenchmarkSettings.h"

#include <lopsided_engine/lopsided_engine.h>

#include <stdexcept>
#include <vector>

namespace lopsided::benchmarks
{
/** Nothing but the graph itself: no guards, meters, times and idle skip. */
inline constexpr Accounting noAccounting { .guard = Accounting::Switch::off,
                                           .meter = Accounting::Switch::off,
                                           .timing = Accounting::Switch::off,
                                           .idleSkip = Accounting::Switch::off };

/** A shape in a lopsided::GraphProcessor. */
class LopsidedGraph
{
public:
    explicit LopsidedGraph (int blockSizeToUse, int numOutputs = 2)
        : graph ({ { juce::AudioChannelSet::stereo() },
                   { juce::AudioChannelSet::discreteChannels (numOutputs) } }),
          audio (numOutputs, blockSizeToUse),
          input (2, blockSizeToUse),
          blockSize (blockSizeToUse)
    {
        fill (input);
        graph.prepareToPlay (sampleRate, blockSize);
    }

    LopsidedGraph (const GraphShape& shape, int blockSizeToUse, const Accounting& accounting = {})
        : LopsidedGraph (blockSizeToUse)
    {
        graph.setAccounting (accounting).value();
        load (shape, makeProcessors (shape));
        settle();
    }

    /** Plays until what was edited has faded, and goes on with the sequence that has no fades: in an application a timer
        sees to that. */
    void settle()
    {
        constexpr double longerThanAFade = 0.02;

        for (int samples = 0; samples < static_cast<int> (longerThanAFade * sampleRate); samples += blockSize)
            process();

        graph.reclaim();
    }

    /** The whole graph in one transaction. */
    void load (const GraphShape& shape, Processors processors)
    {
        auto edit = graph.edit();

        for (auto& processor : processors)
            nodes.push_back (edit.addNode (std::move (processor)));

        for (const auto& edge : shape.edges)
            for (int channel = 0; channel < 2; ++channel)
                edit.connect ({ nodeOf (edge.source, graph.audioInput()), channel },
                              { nodeOf (edge.destination, graph.audioOutput()), channel });

        commit (edit);
    }

    /** One node more, from the graph's input to a node of the shape: two connections. */
    NodeID insert (std::unique_ptr<juce::AudioProcessor> processor, int before,
                   const CommitOptions& options = {})
    {
        auto edit = graph.edit();
        const auto id = edit.addNode (std::move (processor));
        edit.connect ({ graph.audioInput(), 0 }, { id, 0 });
        edit.connect ({ id, 0 }, { nodeOf (before, graph.audioOutput()), 0 });
        commit (edit, options);
        return id;
    }

    void remove (NodeID id, const CommitOptions& options = {})
    {
        auto edit = graph.edit();
        edit.removeNode (id);
        commit (edit, options);
    }

    static void commit (Transaction& edit, const CommitOptions& options = {})
    {
        if (const auto done = edit.commit (options); ! done.ok())
            throw std::runtime_error { done.error().message };
    }

    void process() noexcept
    {
        for (int channel = 0; channel < 2; ++channel)
            audio.copyFrom (channel, 0, input, channel, 0, blockSize);

        graph.processBlock (audio, midi);
    }

    GraphProcessor graph;
    juce::AudioBuffer<float> audio; ///< what the last block made

private:
    NodeID nodeOf (int number, NodeID end) const
    {
        return number == GraphShape::end ? end : nodes[static_cast<std::size_t> (number)];
    }

    std::vector<NodeID> nodes;
    juce::AudioBuffer<float> input;
    juce::MidiBuffer midi;
    const int blockSize;
};
} // namespace lopsided::benchmarks
