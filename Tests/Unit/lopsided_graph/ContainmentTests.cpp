#include "Blocks.h"
#include "TestGraph.h"

#include <algorithm>

namespace lopsided
{
namespace
{

using Midi = TestProcessor::Midi;

/** Notes which nodes were bracketed, and whether brackets were closed in order. */
class Brackets final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance& node) noexcept override
    {
        isOrderly = isOrderly && open == nullptr;
        open = &node;
    }

    void afterProcess (const NodeInstance& node) noexcept override
    {
        isOrderly = isOrderly && open == &node;
        open = nullptr;
        ++numClosed;
    }

    const NodeInstance* open = nullptr;
    bool isOrderly = true;
    int numClosed = 0;
};

TEST (Containment, AnExceptionSilencesItsNodeAndNoOther)
{
    TestGraph graph;
    const auto thrower = graph.add<ThrowingProcessor>();
    const auto gain = graph.add<ScalingProcessor> (2.0f);
    graph.connectStereo (GraphNodes::audioInput, thrower);
    graph.connectStereo (GraphNodes::audioInput, gain);
    graph.connectStereo (thrower, GraphNodes::audioOutput);
    graph.connectStereo (gain, GraphNodes::audioOutput);
    const auto sequence = graph.compile();

    auto output = render (*sequence, makeRamp (2, 64, 1));
    EXPECT_EQ (output.audio.getSample (0, 3), 8.0f);
    render (*sequence, makeRamp (2, 64, 1));
    EXPECT_EQ (graph.model.findNode (thrower)->instance->state().exceptions(), 2u);
    EXPECT_EQ (graph.model.findNode (gain)->instance->state().exceptions(), 0u);
    EXPECT_EQ (graph.carried.counters().exceptionsInNodes, 2u);

    graph.get<ThrowingProcessor> (thrower).shouldThrow = false;
    output = render (*sequence, makeRamp (2, 64, 1));
    EXPECT_EQ (output.audio.getSample (0, 3), 9.0f) << "it is not called again after it threw";
}

TEST (Containment, AnExceptionDropsTheMidiOfItsNode)
{
    TestGraph graph;
    const auto thrower =
        graph.add<FunctionProcessor> (0, 0, Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& midi) {
            midi.addEvent (juce::MidiMessage::noteOn (1, 1, 1.0f), 0);
            throw 42; // not even a std::exception
        });
    graph.connectMidi (GraphNodes::midiInput, thrower);
    graph.connectMidi (thrower, GraphNodes::midiOutput);
    Block input { 2, 64 };
    input.midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
    EXPECT_TRUE (render (*graph.compile(), input).midi.isEmpty());
}

TEST (Containment, AWideNodeThatThrowsIsSilent)
{
    TestGraph graph { { .numInputs = 40, .numOutputs = 40 } };
    const auto thrower = graph.add<ThrowingProcessor> (40);

    for (int channel = 0; channel < 40; ++channel)
    {
        graph.connect ({ GraphNodes::audioInput, channel }, { thrower, channel });
        graph.connect ({ thrower, channel }, { GraphNodes::audioOutput, channel });
    }

    EXPECT_TRUE (isSilent (render (*graph.compile(), makeRamp (40, 64, 1), 40).audio));
}

TEST (Containment, ASuspendedNodeIsSilentAndNotCalled)
{
    TestGraph graph;
    const auto counter = graph.add<CountingProcessor>();
    graph.connectStereo (GraphNodes::audioInput, counter);
    graph.connectStereo (counter, GraphNodes::audioOutput);
    graph.connectMidi (GraphNodes::midiInput, counter);
    graph.connectMidi (counter, GraphNodes::midiOutput);
    const auto sequence = graph.compile();
    auto input = makeRamp (2, 64, 1);
    input.midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);

    auto& processor = graph.get<CountingProcessor> (counter);
    processor.suspendProcessing (true);
    auto output = render (*sequence, input);
    EXPECT_TRUE (isSilent (output.audio));
    EXPECT_TRUE (output.midi.isEmpty());
    EXPECT_EQ (processor.blocks, 0);

    processor.suspendProcessing (false);
    output = render (*sequence, input);
    EXPECT_EQ (output.audio.getSample (0, 0), 1.0f);
    EXPECT_EQ (output.midi.getNumEvents(), 1);
}

TEST (Containment, EveryCallIsBracketedAlsoOneThatThrows)
{
    TestGraph graph;
    const auto thrower = graph.add<ThrowingProcessor>();
    const auto gain = graph.add<ScalingProcessor> (2.0f);
    graph.connectStereo (thrower, gain);
    const auto sequence = graph.compile();

    Brackets brackets;
    const Block input { 2, 64 };
    Block output { 2, 64 };
    auto arguments = argumentsFor (input, output);
    arguments.observer = &brackets;
    sequence->render (arguments);
    EXPECT_EQ (brackets.numClosed, 2);

    sequence->reset (&brackets);
    EXPECT_EQ (brackets.numClosed, 4);
    EXPECT_EQ (brackets.open, nullptr);
    EXPECT_TRUE (brackets.isOrderly);
}

TEST (Containment, ResetReachesEveryProcessor)
{
    TestGraph graph;
    const auto counter = graph.add<CountingProcessor>();
    graph.compile()->reset();
    EXPECT_EQ (graph.get<CountingProcessor> (counter).resets, 1);
}

} // namespace
} // namespace lopsided
