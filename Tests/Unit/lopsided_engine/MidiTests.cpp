#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;

/** A graph that hands MIDI straight through. */
class MidiTest : public GraphFixture
{
protected:
    MidiTest()
    {
        auto edit = graph.edit();
        edit.connect (Port::midi (graph.midiInput()), Port::midi (graph.midiOutput()));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    std::vector<int> positions() const
    {
        std::vector<int> result;

        for (const auto event : midi)
            result.push_back (event.samplePosition);

        return result;
    }
};

TEST_F (MidiTest, MidiGoesThroughInOrderAtItsTimes)
{
    for (const auto position : { 0, 7, 63 })
        midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), position);

    render();
    EXPECT_THAT (positions(), ElementsAre (0, 7, 63));
}

TEST_F (MidiTest, MidiOfALongBlockKeepsItsTimesThroughTheParts)
{
    const std::vector<int> times { 0, 63, 64, 100, 127, 128, 199 };

    for (const auto position : times)
        midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), position);

    render (1.0f, 200);
    EXPECT_EQ (positions(), times);
}

TEST_F (MidiTest, ANoteEndsThoughALongBlockHadNoRoomForItsEnd)
{
    std::optional<juce::MidiMessage> next;
    auto edit = graph.edit();
    const auto generator = edit.addNode (std::make_unique<FunctionProcessor> (
        0, 0, TestProcessor::Midi::acceptsAndProduces, [&] (auto&, juce::MidiBuffer& events) {
            if (const auto message = std::exchange (next, std::nullopt))
                events.addEvent (*message, 0);
        }));
    edit.connect (Port::midi (generator), Port::midi (graph.midiOutput()));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    next = juce::MidiMessage::noteOn (1, 60, 1.0f);
    render (1.0f, 200);
    ASSERT_EQ (midi.getNumEvents(), 1);

    next = juce::MidiMessage::noteOff (1, 60);
    juce::AudioBuffer<float> longBlock { 2, 200 };
    longBlock.clear();
    juce::MidiBuffer withoutRoom;
    graph.processBlock (longBlock, withoutRoom);
    EXPECT_TRUE (withoutRoom.isEmpty()) << "nothing is allocated for it";

    midi.clear();
    render (1.0f, 200);
    ASSERT_EQ (midi.getNumEvents(), 1) << "the note hangs";
    EXPECT_TRUE ((*midi.begin()).getMessage().isNoteOff());
}

TEST_F (MidiTest, ALongBlockFullOfOtherEventsKeepsTheEndOfANote)
{
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);

    for (int i = 0; i < 20000; ++i)
        midi.addEvent (juce::MidiMessage::controllerEvent (1, 7, i % 128), i * 150 / 20000);

    midi.addEvent (juce::MidiMessage::noteOff (1, 60), 199);
    int numEnds = 0;

    for (int block = 0; block < 2; ++block)
    {
        render (1.0f, 200);
        numEnds += static_cast<int> (std::count_if (
            midi.begin(), midi.end(), [] (const auto& event) { return event.getMessage().isNoteOff(); }));
        midi.clear();
    }

    EXPECT_EQ (numEnds, 1);
    EXPECT_GT (graph.statistics().droppedMidiEvents, 0u);
}

TEST_F (MidiTest, AGraphWithoutAMidiOutputClearsTheBuffer)
{
    auto edit = graph.edit();
    edit.disconnect (Port::midi (graph.midiInput()), Port::midi (graph.midiOutput()));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
    render();
    EXPECT_TRUE (midi.isEmpty());
}

TEST_F (MidiTest, EventsBeyondTheRoomAreLeftOutAndCounted)
{
    for (int i = 0; i < 20000; ++i)
        midi.addEvent (juce::MidiMessage::controllerEvent (1, 7, i % 128), i % blockSize);

    render();
    const auto kept = static_cast<std::uint64_t> (midi.getNumEvents());
    EXPECT_GT (kept, 100u);
    EXPECT_GE (graph.statistics().droppedMidiEvents, 20000u - kept);
}

TEST_F (MidiTest, ACallersBufferGetsRoomForWhatTheGraphMakes)
{
    auto edit = graph.edit();
    const auto generator = edit.addNode (std::make_unique<FunctionProcessor> (
        0, 0, TestProcessor::Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& events) {
            for (int i = 0; i < 500; ++i)
                events.addEvent (juce::MidiMessage::controllerEvent (1, 7, i % 128), 0);
        }));
    edit.connect (Port::midi (generator), Port::midi (graph.midiOutput()));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    for (int block = 0; block < 3; ++block)
    {
        midi.clear();
        render();
        EXPECT_EQ (midi.getNumEvents(), 500);
    }

    EXPECT_EQ (graph.statistics().droppedMidiEvents, 0u);
}

TEST_F (MidiTest, OfflineEveryNewBufferGetsRoom)
{
    auto edit = graph.edit();
    const auto generator = edit.addNode (std::make_unique<FunctionProcessor> (
        0, 0, TestProcessor::Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& events) {
            events.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
        }));
    edit.connect (Port::midi (generator), Port::midi (graph.midiOutput()));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    graph.setNonRealtime (true);

    for (int block = 0; block < 3; ++block)
    {
        juce::MidiBuffer fresh;
        graph.processBlock (audio, fresh);
        EXPECT_EQ (fresh.getNumEvents(), 1);
    }
}
} // namespace
} // namespace lopsided::testing
