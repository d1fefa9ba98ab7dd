#include "InletStage.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{

using Midi = TestProcessor::Midi;

TEST (GraphHeldNotes, ANoteThatTwoConnectionsBringEndsWithTheLastOfThem)
{
    TestGraph graph;
    const auto first = graph.add<CountingProcessor>();
    const auto second = graph.add<CountingProcessor>();

    for (const auto player : { first, second })
    {
        graph.connectMidi (GraphNodes::midiInput, player);
        graph.connectMidi (player, GraphNodes::midiOutput);
    }

    const auto sequence = graph.compile();

    Block input { 2, 64 };
    input.midi.addEvent (on (60), 0);
    input.midi.addEvent (off (60), 10);
    const auto events = eventsOf (render (*sequence, input).midi);
    ASSERT_EQ (events.size(), 3u) << "two note-ons, and one note-off for both";
    EXPECT_EQ (events[2].second[0], 0x80);
}

TEST (GraphHeldNotes, ANoteEndsWhenItsConnectionIsRemoved)
{
    TestGraph graph;
    const auto player = graph.add<CountingProcessor>();
    graph.connectMidi (GraphNodes::midiInput, player);
    graph.connectMidi (player, GraphNodes::midiOutput);
    Block input { 2, 64 };
    input.midi.addEvent (on (60), 0);
    const auto before = graph.compile();
    render (*before, input);

    graph.model.removeConnection ({ Port::midi (player), Port::midi (GraphNodes::midiOutput) }).value();
    const auto overtaken = graph.compile();
    const auto after = graph.compile();
    const auto events = eventsOf (render (*after, Block { 2, 64 }).midi);
    ASSERT_EQ (events.size(), 1u);
    EXPECT_EQ (events[0].second[0], 0x80);
    EXPECT_TRUE (render (*after, Block { 2, 64 }).midi.isEmpty());
}

TEST (GraphHeldNotes, ANoteEndsWhenTheGraphIsReset)
{
    TestGraph graph;
    graph.connectMidi (GraphNodes::midiInput, GraphNodes::midiOutput);
    Block input { 2, 64 };
    input.midi.addEvent (on (60), 0);
    const auto sequence = graph.compile();
    render (*sequence, input);
    sequence->reset();
    const auto events = eventsOf (render (*sequence, Block { 2, 64 }).midi);
    ASSERT_EQ (events.size(), 1u);
    EXPECT_EQ (events[0].second[0], 0x80);
}

TEST (GraphHeldNotes, ASuspendedNodeHearsTheNoteOffsThatItMissed)
{
    TestGraph graph;
    std::vector<int> heard;
    const auto synth =
        graph.add<FunctionProcessor> (0, 2, Midi::accepts, [&] (auto&, juce::MidiBuffer& midi) {
            for (const auto& event : eventsOf (midi))
                heard.push_back (event.second[0]);
        });
    graph.connectMidi (GraphNodes::midiInput, synth);
    const auto sequence = graph.compile();
    Block noteOn { 2, 64 };
    noteOn.midi.addEvent (on (60), 0);
    Block noteOff { 2, 64 };
    noteOff.midi.addEvent (off (60), 0);

    render (*sequence, noteOn);
    graph.get<FunctionProcessor> (synth).suspendProcessing (true);
    render (*sequence, noteOff);
    render (*sequence, Block { 2, 64 });
    graph.get<FunctionProcessor> (synth).suspendProcessing (false);
    EXPECT_EQ (heard, std::vector<int> { 0x90 });
    render (*sequence, Block { 2, 64 });
    render (*sequence, Block { 2, 64 });
    EXPECT_EQ (heard, (std::vector<int> { 0x90, 0x80 }));
}

TEST (GraphHeldNotes, ANodeThatWasAwayHearsTheNoteOffsThatItMissed)
{
    TestGraph graph;
    std::vector<int> heard;
    const auto synth =
        graph.add<FunctionProcessor> (0, 2, Midi::accepts, [&] (auto&, juce::MidiBuffer& midi) {
            for (const auto& event : eventsOf (midi))
                heard.push_back (event.second[0]);
        });
    graph.connectMidi (GraphNodes::midiInput, synth);
    const auto before = graph.compile(); // which is held for long, and its connections' state with it
    Block noteOn { 2, 64 };
    noteOn.midi.addEvent (on (60), 0);
    render (*before, noteOn);

    const auto instance = graph.model.findNode (synth)->instance;
    graph.model.removeNode (synth).value();
    Block noteOff { 2, 64 };
    noteOff.midi.addEvent (off (60), 0);
    render (*graph.compile(), noteOff);

    graph.model.addNode (instance, "back", synth).value();
    graph.connectMidi (GraphNodes::midiInput, synth);
    const auto after = graph.compile();
    render (*after, Block { 2, 64 });
    EXPECT_EQ (heard, (std::vector { 0x90, 0x80 }));
    render (*after, Block { 2, 64 });
    EXPECT_EQ (heard.size(), 2u);
}

TEST (GraphHeldNotes, WhatASilencedNodeBeganEnds)
{
    TestGraph graph;
    const auto player = graph.add<FunctionProcessor> (
        0, 0, Midi::produces, [] (auto&, juce::MidiBuffer& midi) { midi.addEvent (on (60), 5); });
    graph.connectMidi (player, GraphNodes::midiOutput);
    const auto sequence = graph.compile();
    render (*sequence, Block { 2, 64 });
    graph.get<FunctionProcessor> (player).suspendProcessing (true);
    const auto events = eventsOf (render (*sequence, Block { 2, 64 }).midi);
    ASSERT_EQ (events.size(), 1u);
    EXPECT_EQ (events[0].second[0], 0x80);
    EXPECT_TRUE (render (*sequence, Block { 2, 64 }).midi.isEmpty());
    graph.get<FunctionProcessor> (player).suspendProcessing (false);
    EXPECT_EQ (render (*sequence, Block { 2, 64 }).midi.getNumEvents(), 1);
}

TEST (GraphHeldNotes, WhatWaitsInADelayIsLetOutWhenThereIsNoMoreDelay)
{
    TestGraph graph;
    const auto late = graph.add<LatencyProcessor> (128);
    const Connection connection { { late, 0 }, { GraphNodes::audioOutput, 0 } };
    graph.connectMidi (GraphNodes::midiInput, GraphNodes::midiOutput);
    graph.connect ({ GraphNodes::audioInput, 0 }, { late, 0 });
    graph.model.addConnection (connection).value();

    Block input { 2, 64 };
    input.midi.addEvent (on (60), 0);
    const auto before = graph.compile();
    EXPECT_TRUE (render (*before, input).midi.isEmpty());
    Block release { 2, 64 };
    release.midi.addEvent (off (60), 0);
    EXPECT_TRUE (render (*before, release).midi.isEmpty());
    EXPECT_EQ (render (*before, Block { 2, 64 }).midi.getNumEvents(), 1) << "the note-on is due, and no more";

    graph.model.removeNode (late).value();
    const auto after = graph.compile();
    const auto events = eventsOf (render (*after, Block { 2, 64 }).midi);
    ASSERT_EQ (events.size(), 1u) << "the note hangs";
    EXPECT_EQ (events[0], at (0, off (60)));
    EXPECT_EQ (render (*after, input).midi.getNumEvents(), 1) << "nothing is delayed any more";
}

} // namespace
} // namespace lopsided
