#include "RandomGraph.h"

#include <algorithm>
#include <numeric>

namespace lopsided
{

namespace
{
using Midi = TestProcessor::Midi;

/** An instrument: a level that follows the notes, on two channels that have no input. */
std::unique_ptr<juce::AudioProcessor> makeInstrument()
{
    return std::make_unique<FunctionProcessor> (
        0, 2, Midi::accepts,
        [level = 0.0f] (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) mutable {
            auto next = midi.begin();

            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                for (; next != midi.end() && (*next).samplePosition <= i; ++next)
                    level = (*next).getMessage().isNoteOn()
                                ? 0.01f * static_cast<float> ((*next).getMessage().getNoteNumber())
                                : 0.0f;

                // It adds, as many do: what it finds in these channels must be silence.
                audio.addSample (0, i, level);
                audio.addSample (1, i, -level);
            }
        });
}

/** Two channels that never are far from 0. */
std::unique_ptr<juce::AudioProcessor> makeLimiter()
{
    return std::make_unique<FunctionProcessor> (
        2, 2, Midi::none, [] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
            for (int channel = 0; channel < 2; ++channel)
                for (int i = 0; i < audio.getNumSamples(); ++i)
                    audio.setSample (channel, i,
                                     std::clamp (0.7f * audio.getSample (channel, i), -0.9f, 0.9f));
        });
}

/** Passes MIDI on a tone higher, and its audio as it is. */
std::unique_ptr<juce::AudioProcessor> makeTransposer()
{
    return std::make_unique<FunctionProcessor> (
        1, 1, Midi::acceptsAndProduces, [] (juce::AudioBuffer<float>&, juce::MidiBuffer& midi) {
            juce::MidiBuffer higher;

            for (const auto event : midi)
            {
                auto message = event.getMessage();
                message.setNoteNumber ((message.getNoteNumber() + 2) % 128);
                higher.addEvent (message, event.samplePosition);
            }

            midi.swapWith (higher); // as many do: the graph's buffer leaves with the stranger
        });
}
} // namespace

RandomGraph::RandomGraph (std::uint32_t seed, int numNodes)
    : random (seed)
{
    std::vector<NodeID> order;
    std::vector<NodeShape> shapes;

    for (int i = 0; i < numNodes; ++i)
    {
        if (upTo (3) == 0)
            limiters.push_back (factories.size());

        const auto isLimiter = ! limiters.empty() && limiters.back() == factories.size();
        factories.push_back (isLimiter ? Factory (makeLimiter) : chooseProcessor());
        const NodeInstance sample { factories.back()(), 1 };
        shapes.push_back (sample.shape());
        order.push_back ({ GraphNodes::firstUser.uid + static_cast<std::uint32_t> (i) });
    }

    connectAll (order, shapes);
}

void RandomGraph::addTo (TestGraph& graph) const
{
    for (const auto& factory : factories)
        graph.model.addNode (graph.makeInstance (factory()), "random").value();

    for (const auto& connection : connections)
        graph.model.addConnection (connection).value();
}

int RandomGraph::upTo (int highest)
{
    return std::uniform_int_distribution<int> { 0, highest }(random);
}

RandomGraph::Factory RandomGraph::chooseProcessor()
{
    const auto numChannels = 1 + upTo (3);
    const auto amount = 0.1f * static_cast<float> (upTo (9));
    const auto latency = upTo (3) == 0 ? upTo (700) : upTo (5);
    const auto period = 20 + upTo (400);
    const auto note = upTo (100);

    switch (upTo (9))
    {
        case 0: return [=] { return std::make_unique<LatencyProcessor> (latency, numChannels); };
        case 1: return [=] { return std::make_unique<LatencyProcessor> (latency, 2); };
        case 2: return [] { return std::make_unique<SidechainProcessor>(); };
        case 3: return [=] { return std::make_unique<MidiGeneratorProcessor> (period, note); };
        case 4: return makeInstrument;
        case 5: return makeTransposer;
        case 6:
            return [=] { return std::make_unique<ScalingProcessor> (amount, 29 + numChannels); }; // 30 to 33
        case 7: return [=] { return std::make_unique<ScalingProcessor> (amount, numChannels); };
        default: return [=] { return std::make_unique<OnePoleProcessor> (amount, numChannels); };
    }
}

void RandomGraph::connectAll (const std::vector<NodeID>& order, const std::vector<NodeShape>& shapes)
{
    std::vector<std::size_t> places (order.size());
    std::iota (places.begin(), places.end(), std::size_t { 0 });
    std::shuffle (places.begin(), places.end(), random); // so ids say nothing about who comes first

    const NodeShape audioEnd { .numInputs = 4, .numOutputs = 4 };
    const NodeShape midiEnd { .acceptsMidi = true, .producesMidi = true };

    for (std::size_t later = 0; later < places.size(); ++later)
    {
        const auto destination = places[later];

        for (int tries = upTo (4); tries > 0 && later > 0; --tries)
        {
            const auto source = places[static_cast<std::size_t> (upTo (static_cast<int> (later) - 1))];
            connectPair (order[source], shapes[source], order[destination], shapes[destination]);
        }

        if (upTo (2) == 0)
            connectPair (GraphNodes::audioInput, audioEnd, order[destination], shapes[destination]);
        if (upTo (2) == 0)
            connectPair (GraphNodes::midiInput, midiEnd, order[destination], shapes[destination]);
        if (upTo (3) == 0)
            connectPair (order[destination], shapes[destination], GraphNodes::audioOutput, audioEnd);
        if (upTo (3) == 0)
            connectPair (order[destination], shapes[destination], GraphNodes::midiOutput, midiEnd);
    }

    connectPair (GraphNodes::audioInput, audioEnd, GraphNodes::audioOutput, audioEnd);
    feedBack (order, shapes);
    const auto haveSamePorts = [] (const Connection& a, const Connection& b) { return a.hasSamePorts (b); };
    std::sort (connections.begin(), connections.end());
    connections.erase (std::unique (connections.begin(), connections.end(), haveSamePorts),
                       connections.end());
    std::shuffle (connections.begin(), connections.end(), random);
}

void RandomGraph::feedBack (const std::vector<NodeID>& order, const std::vector<NodeShape>& shapes)
{
    for (const auto source : limiters)
    {
        for (int tries = upTo (3); tries > 0; --tries)
        {
            const auto destination = static_cast<std::size_t> (upTo (static_cast<int> (order.size()) - 1));

            if (shapes[destination].numInputs != 0)
                connections.push_back ({ { order[source], upTo (1) },
                                         { order[destination], upTo (shapes[destination].numInputs - 1) },
                                         Connection::Kind::feedback });
        }
    }
}

void RandomGraph::connectPair (NodeID source, const NodeShape& sourceShape, NodeID destination,
                               const NodeShape& destinationShape)
{
    if (sourceShape.producesMidi && destinationShape.acceptsMidi)
        connections.push_back ({ Port::midi (source), Port::midi (destination) });

    if (sourceShape.numOutputs == 0 || destinationShape.numInputs == 0)
        return;

    for (int wires = 1 + upTo (2); wires > 0; --wires)
        connections.push_back ({ { source, upTo (sourceShape.numOutputs - 1) },
                                 { destination, upTo (destinationShape.numInputs - 1) } });
}

} // namespace lopsided
