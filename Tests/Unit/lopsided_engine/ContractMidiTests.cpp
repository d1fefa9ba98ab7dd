#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <memory>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Midi = TestProcessor::Midi;

/** How MIDI goes through chains, branches and merges. Notes are written down as (time, number). */
class ContractMidi : public GraphFixture
{
protected:
    using Notes = std::vector<std::pair<int, int>>;

    NodeID add (
        Midi spoken, FunctionProcessor::Function function = [] (auto&, auto&) {})
    {
        return graph.addNode (std::make_unique<FunctionProcessor> (2, 2, spoken, std::move (function)))
            .value();
    }

    void connect (NodeID source, NodeID destination)
    {
        graph.addConnection ({ Port::midi (source), Port::midi (destination) }, CommitOptions::atOnce())
            .value();
    }

    /** What comes out of the graph for these notes. */
    Notes send (const Notes& notes)
    {
        midi.clear();

        for (const auto& [time, number] : notes)
            midi.addEvent (juce::MidiMessage::noteOn (1, number, 1.0f), time);

        render();
        return read (midi);
    }

    static Notes read (const juce::MidiBuffer& buffer)
    {
        Notes notes;

        for (const auto event : buffer)
            if (event.getMessage().isNoteOn())
                notes.emplace_back (event.samplePosition, event.getMessage().getNoteNumber());

        return notes;
    }

    /** Moves every note up. */
    static void transpose (juce::MidiBuffer& buffer, int semitones)
    {
        juce::MidiBuffer moved;

        for (const auto event : buffer)
        {
            auto message = event.getMessage();
            message.setNoteNumber (message.getNoteNumber() + semitones);
            moved.addEvent (message, event.samplePosition);
        }

        buffer.swapWith (moved);
    }
};

TEST_F (ContractMidi, GoesThroughAChainAndEachNodeHasItsTurn)
{
    const auto up = add (Midi::acceptsAndProduces, [] (auto&, auto& buffer) { transpose (buffer, 12); });
    const auto higher = add (Midi::acceptsAndProduces, [] (auto&, auto& buffer) { transpose (buffer, 7); });
    connect (graph.midiInput(), up);
    connect (up, higher);
    connect (higher, graph.midiOutput());
    EXPECT_THAT (send ({ { 3, 40 }, { 60, 41 } }), ElementsAre (std::pair { 3, 59 }, std::pair { 60, 60 }));
}

TEST_F (ContractMidi, BranchesAreIndependent)
{
    Notes heard;
    const auto up = add (Midi::acceptsAndProduces, [] (auto&, auto& buffer) { transpose (buffer, 12); });
    const auto listener = add (Midi::accepts, [&] (auto&, auto& buffer) { heard = read (buffer); });
    connect (graph.midiInput(), up);
    connect (graph.midiInput(), listener);
    connect (up, graph.midiOutput());
    EXPECT_THAT (send ({ { 5, 40 } }), ElementsAre (std::pair { 5, 52 }));
    EXPECT_THAT (heard, ElementsAre (std::pair { 5, 40 }))
        << "what one does to its MIDI the other does not see";
}

TEST_F (ContractMidi, MergesAreInOrderOfTime)
{
    const auto early = add (Midi::produces, [] (auto&, auto& buffer) {
        buffer.addEvent (juce::MidiMessage::noteOn (2, 70, 1.0f), 2);
        buffer.addEvent (juce::MidiMessage::noteOn (2, 71, 1.0f), 40);
    });
    const auto late = add (Midi::produces, [] (auto&, auto& buffer) {
        buffer.addEvent (juce::MidiMessage::noteOn (3, 80, 1.0f), 30);
    });

    for (const auto source : { late, graph.midiInput(), early })
        connect (source, graph.midiOutput());

    EXPECT_THAT (send ({ { 10, 40 }, { 50, 41 } }),
                 ElementsAre (std::pair { 2, 70 }, std::pair { 10, 40 }, std::pair { 30, 80 },
                              std::pair { 40, 71 }, std::pair { 50, 41 }));
}

TEST_F (ContractMidi, WhatANodeConsumesGoesNoFurther)
{
    const auto filter = add (Midi::acceptsAndProduces, [] (auto&, auto& buffer) { buffer.clear(); });
    connect (graph.midiInput(), filter);
    connect (filter, graph.midiOutput());
    EXPECT_THAT (send ({ { 0, 40 } }), IsEmpty());
}

TEST_F (ContractMidi, ANodeWithoutMidiConnectionsSeesNone)
{
    auto numEvents = 0;
    const auto deaf =
        add (Midi::acceptsAndProduces, [&] (auto&, auto& buffer) { numEvents += buffer.getNumEvents(); });
    graph.addConnection ({ { graph.audioInput(), 0 }, { deaf, 0 } }).value();
    graph.addConnection ({ { deaf, 0 }, { graph.audioOutput(), 0 } }).value();
    connect (graph.midiInput(), graph.midiOutput());
    EXPECT_THAT (send ({ { 7, 40 } }), ElementsAre (std::pair { 7, 40 }));
    EXPECT_EQ (numEvents, 0);
}

TEST_F (ContractMidi, TwoWaysThatMeetAgainDoubleANote)
{
    const auto one = add (Midi::acceptsAndProduces);
    const auto two = add (Midi::acceptsAndProduces, [] (auto&, auto& buffer) { transpose (buffer, 1); });

    for (const auto node : { one, two })
    {
        connect (graph.midiInput(), node);
        connect (node, graph.midiOutput());
    }

    EXPECT_THAT (send ({ { 9, 40 } }), ElementsAre (std::pair { 9, 40 }, std::pair { 9, 41 }));
}

} // namespace
} // namespace lopsided::testing
