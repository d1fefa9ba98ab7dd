#pragma once

#include "Blocks.h"
#include "TestGraph.h"

#include <array>
#include <cstdint>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace lopsided
{

/** A node that writes down what it hears, between the host's MIDI and its output. */
class SentMidiRig
{
public:
    using Event = std::tuple<int, int, int, int>; ///< when in all that was rendered, and the bytes

    SentMidiRig()
        : node (graph.add<FunctionProcessor> (0, 2, TestProcessor::Midi::accepts, listenInto (heard)))
    {
        graph.connectMidi (GraphNodes::midiInput, node);
        graph.connectStereo (node, GraphNodes::audioOutput);
        compile();
    }

    FunctionProcessor::Function listenInto (std::vector<Event>& where)
    {
        return [this, &where] (auto&, const juce::MidiBuffer& midi) {
            for (const auto event : midi)
                where.emplace_back (static_cast<int> (position) + event.samplePosition, event.data[0],
                                    event.data[1], event.numBytes > 2 ? event.data[2] : 0);
        };
    }

    void compile (const TransitionOptions& options = { .fadeSamples = 0, .tails = Tails::cut })
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options).value();
    }

    NodeInstance& instance() { return *graph.model.findNode (node)->instance; }

    bool send (std::array<int, 3> message, std::int64_t time = ParameterChange::now)
    {
        const std::uint8_t bytes[] { static_cast<std::uint8_t> (message[0]),
                                     static_cast<std::uint8_t> (message[1]),
                                     static_cast<std::uint8_t> (message[2]) };
        return instance().sentMidi()->send (bytes, time);
    }

    void play (int numSamples = 64, juce::MidiBuffer midi = {})
    {
        Block input { 2, numSamples };
        input.midi = std::move (midi);
        render (*sequence, input);
        position += numSamples;
    }

    /** What was heard since the last call. */
    std::vector<Event> take() { return std::exchange (heard, {}); }

    TestGraph graph;
    std::vector<Event> heard;
    std::int64_t position = 0;
    NodeID node;
    std::shared_ptr<const RenderSequence> sequence;
};

} // namespace lopsided
