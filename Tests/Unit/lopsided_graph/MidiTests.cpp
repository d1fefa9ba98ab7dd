#include "Blocks.h"
#include "TestGraph.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using Kind = MidiDrops::Kind;
using Midi = TestProcessor::Midi;

/** A processor that emits these events in every block. */
FunctionProcessor::Function emit (std::vector<std::pair<int, juce::MidiMessage>> events)
{
    return [events = std::move (events)] (juce::AudioBuffer<float>&, juce::MidiBuffer& midi) {
        for (const auto& [time, message] : events)
            midi.addEvent (message, time);
    };
}

std::vector<std::pair<int, int>> notesOf (const juce::MidiBuffer& midi)
{
    std::vector<std::pair<int, int>> notes;

    for (const auto& [time, bytes] : eventsOf (midi))
        notes.emplace_back (time, bytes[1]);

    return notes;
}

juce::MidiMessage note (int number)
{
    return juce::MidiMessage::noteOn (1, number, 1.0f);
}

TEST (MidiRoom, WritesWhatJuceWouldWrite)
{
    juce::MidiBuffer expected;
    juce::MidiBuffer actual;
    const std::uint8_t sysexBytes[] { 1, 2, 3, 4, 5 };

    for (const auto& message : { note (1), juce::MidiMessage::programChange (2, 3),
                                 juce::MidiMessage::createSysExMessage (sysexBytes, 5) })
    {
        expected.addEvent (message, 10 * (expected.getNumEvents() + 1));
        MidiRoom::append (actual, 10 * (actual.getNumEvents() + 1), message.getRawData(),
                          message.getRawDataSize());
    }

    EXPECT_EQ (actual.data, expected.data);
}

TEST (GraphMidi, MergesInOrderOfTimeThenOfConnections)
{
    TestGraph graph;
    const auto late = graph.add<FunctionProcessor> (
        0, 0, Midi::produces, emit ({ { 5, note (1) }, { 10, note (2) }, { 10, note (3) } }));
    const auto early = graph.add<FunctionProcessor> (
        0, 0, Midi::produces, emit ({ { 0, note (4) }, { 10, note (5) }, { 63, note (6) } }));
    graph.connectMidi (early, GraphNodes::midiOutput);
    graph.connectMidi (late, GraphNodes::midiOutput);

    const auto output = render (*graph.compile(), Block { 2, 64 });
    using Note = std::pair<int, int>;
    EXPECT_THAT (notesOf (output.midi), ElementsAre (Note { 0, 4 }, Note { 5, 1 }, Note { 10, 2 },
                                                     Note { 10, 3 }, Note { 10, 5 }, Note { 63, 6 }));
}

TEST (GraphMidi, StopsAtANodeThatProducesNone)
{
    TestGraph graph;
    auto numSeen = 0;
    const auto instrument = graph.add<FunctionProcessor> (
        0, 2, Midi::accepts, [&] (auto&, juce::MidiBuffer& midi) { numSeen += midi.getNumEvents(); });
    graph.connectMidi (GraphNodes::midiInput, instrument);
    EXPECT_TRUE (graph.model.canConnect ({ Port::midi (instrument), Port::midi (GraphNodes::midiOutput) })
                     .has_error());

    Block input { 2, 64 };
    input.midi.addEvent (note (60), 1);
    const auto sequence = graph.compile();
    EXPECT_TRUE (render (*sequence, input).midi.isEmpty());
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (numSeen, 1) << "an event was handed over twice, or never";
}

TEST (GraphMidi, ReachesEveryReaderUnchanged)
{
    TestGraph graph;
    const auto eater =
        graph.add<FunctionProcessor> (0, 0, Midi::accepts, [] (auto&, auto& midi) { midi.clear(); });
    const auto counter = graph.add<CountingProcessor>();
    graph.connectMidi (GraphNodes::midiInput, eater);
    graph.connectMidi (GraphNodes::midiInput, counter);
    graph.connectMidi (counter, GraphNodes::midiOutput);
    graph.connectMidi (GraphNodes::midiInput, GraphNodes::midiOutput);

    Block input { 2, 64 };
    input.midi.addEvent (note (60), 1);
    EXPECT_EQ (render (*graph.compile(), input).midi.getNumEvents(), 2);
    EXPECT_EQ (graph.get<CountingProcessor> (counter).midiEvents, 1);
}

TEST (GraphMidi, WorksInPlace)
{
    TestGraph graph;
    graph.connectMidi (GraphNodes::midiInput, GraphNodes::midiOutput);
    const auto sequence = graph.compile();
    Block block { 2, 64 };
    block.midi.addEvent (note (60), 1);
    const auto expected = eventsOf (block.midi);
    sequence->render (argumentsFor (block, block));
    EXPECT_EQ (eventsOf (block.midi), expected);
}

TEST (GraphMidi, OfABlockOfNoSamplesComesWithTheNextBlock)
{
    TestGraph graph;
    graph.connectMidi (GraphNodes::midiInput, GraphNodes::midiOutput);
    const auto sequence = graph.compile();
    Block empty { 2, 0 };
    empty.midi.addEvent (juce::MidiMessage::noteOff (1, 60), 0);
    EXPECT_TRUE (render (*sequence, empty).midi.isEmpty());

    Block next { 2, 16 };
    next.midi.addEvent (note (61), 0);
    using Note = std::pair<int, int>;
    EXPECT_THAT (notesOf (render (*sequence, next).midi), ElementsAre (Note { 0, 60 }, Note { 0, 61 }));
    EXPECT_TRUE (render (*sequence, Block { 2, 16 }).midi.isEmpty());
}

TEST (GraphMidi, SurvivesAProcessorThatTakesTheStorageAway)
{
    TestGraph graph;
    const auto thief =
        graph.add<FunctionProcessor> (0, 0, Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& midi) {
            juce::MidiBuffer fresh { note (1) };
            midi.swapWith (fresh);
        });
    graph.connectMidi (GraphNodes::midiInput, thief);
    graph.connectMidi (thief, GraphNodes::midiOutput);
    const auto sequence = graph.compile();

    for (int i = 0; i < 5; ++i)
    {
        Block input { 2, 64 };

        for (int k = 0; k < 100; ++k)
            input.midi.addEvent (note (k), k % 64);

        ASSERT_EQ (render (*sequence, input).midi.getNumEvents(), 1);
    }
}

TEST (GraphMidi, DropsByImportanceAndCountsIt)
{
    TestGraph graph;
    const std::uint8_t sysexBytes[1000] {};
    const auto flood =
        graph.add<FunctionProcessor> (0, 0, Midi::produces, [&] (auto&, juce::MidiBuffer& midi) {
            for (int i = 0; i < 40; ++i)
                midi.addEvent (juce::MidiMessage::createSysExMessage (sysexBytes, 1000), 0);
            for (int i = 0; i < 4000; ++i)
                midi.addEvent (note (i % 128), 1);
            for (int i = 0; i < 128; ++i)
                midi.addEvent (juce::MidiMessage::noteOff (1, i), 2);
        });
    const auto listener = graph.add<CountingProcessor>();
    graph.connectMidi (flood, listener);
    graph.connectMidi (listener, GraphNodes::midiOutput);

    const auto output = render (*graph.compile(), Block { 2, 64 });
    const auto& drops = graph.model.findNode (listener)->instance->state().droppedMidi();
    EXPECT_GT (drops.of (Kind::sysex), 0u);
    EXPECT_GT (drops.of (Kind::noteOn), 0u);
    EXPECT_EQ (drops.of (Kind::release), 0u);
    EXPECT_EQ (graph.carried.counters().droppedMidiEvents, drops.total());

    const auto events = eventsOf (output.midi);
    ASSERT_EQ (events.size() + drops.total(), 40u + 4000u + 128u);

    for (std::size_t i = 0; i < 128; ++i)
        EXPECT_EQ (events[events.size() - 128 + i].second[0], 0x80) << "a note-off is missing";
}

TEST (GraphMidi, NeverMakesTheHostsBufferGrow)
{
    TestGraph graph;
    const auto chatter =
        graph.add<FunctionProcessor> (0, 0, Midi::produces, [] (auto&, juce::MidiBuffer& midi) {
            for (int i = 0; i < 1000; ++i)
                midi.addEvent (juce::MidiMessage::controllerEvent (1, 7, i % 128), 0);
        });
    graph.connectMidi (chatter, GraphNodes::midiOutput);
    const auto sequence = graph.compile();
    const Block input { 2, 64 };
    Block output { 2, 64 };
    auto arguments = argumentsFor (input, output);
    arguments.midiOutCapacityBytes = 900;
    sequence->render (arguments);
    EXPECT_LE (MidiRoom::usedBytes (output.midi), 900);
    EXPECT_GT (output.midi.getNumEvents(), 20);
    EXPECT_EQ (graph.carried.counters().droppedMidiEvents,
               1000u - static_cast<unsigned> (output.midi.getNumEvents()));
}

TEST (GraphMidi, HandsAnEmptyBufferToProcessorsWithoutMidi)
{
    TestGraph graph;
    auto numSeen = 0;
    const auto addNoteOfItsOwn = [&] (auto&, juce::MidiBuffer& midi) {
        numSeen += midi.getNumEvents();
        midi.addEvent (note (1), 0);
    };
    graph.add<FunctionProcessor> (2, 2, Midi::none, addNoteOfItsOwn);
    graph.add<FunctionProcessor> (2, 2, Midi::none, addNoteOfItsOwn);
    const auto sequence = graph.compile();
    render (*sequence, Block { 2, 64 });
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (numSeen, 0);
}

} // namespace
} // namespace lopsided
