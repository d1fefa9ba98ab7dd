// MIDI through a rack.
#include "RackFixture.h"

namespace lopsided::testing
{
namespace
{

class RackMidiTest : public RackTest
{
protected:
    RackMidiTest() { midi.ensureSize (2048); }

    void connectThrough()
    {
        ASSERT_TRUE (rack.document().connect (
            { { Port::midi (GraphNodes::midiInput), Port::midi (GraphNodes::midiOutput) } }));
        settle();
        midi.clear();
    }

    void send (const juce::MidiMessage& message, int position = 0)
    {
        midi.clear();
        midi.addEvent (message, position);
        render();
    }

    [[nodiscard]] std::vector<juce::MidiMessage> heard() const
    {
        std::vector<juce::MidiMessage> messages;

        for (const auto event : midi)
            messages.push_back (event.getMessage());

        return messages;
    }

    void bypass (bool isBypassed)
    {
        rack.parameters().bypass().setValueNotifyingHost (isBypassed ? 1.0f : 0.0f);
    }
};

TEST_F (RackMidiTest, GoesThroughTheGraphOnly)
{
    send (juce::MidiMessage::noteOn (1, 60, 1.0f), 10);
    EXPECT_TRUE (heard().empty());

    connectThrough();
    send (juce::MidiMessage::noteOn (1, 60, 1.0f), 10);
    ASSERT_EQ (heard().size(), 1u);
    EXPECT_TRUE (heard().front().isNoteOn());
    EXPECT_EQ (heard().front().getTimeStamp(), 10.0);
}

TEST_F (RackMidiTest, IsPassedOnWhileBypassedAndItsNotesEndAfterwards)
{
    bypass (true);
    settle();
    send (juce::MidiMessage::noteOn (1, 60, 1.0f), 3);
    ASSERT_EQ (heard().size(), 1u);
    EXPECT_TRUE (heard().front().isNoteOn());

    bypass (false);
    settle();
    send (juce::MidiMessage::noteOff (1, 60), 4);
    ASSERT_EQ (heard().size(), 1u);
    EXPECT_TRUE (heard().front().isNoteOff());

    send (juce::MidiMessage::noteOff (1, 60), 4);
    EXPECT_TRUE (heard().empty());
}

TEST_F (RackMidiTest, ANoteOfTheGraphsEndsOnceWhileBypassed)
{
    connectThrough();
    send (juce::MidiMessage::noteOn (1, 60, 1.0f));
    bypass (true);
    settle();
    send (juce::MidiMessage::noteOff (1, 60), 4);
    ASSERT_EQ (heard().size(), 1u);
    EXPECT_TRUE (heard().front().isNoteOff());
}

TEST_F (RackMidiTest, IsNotDoubledWhileBypassed)
{
    connectThrough();
    bypass (true);
    settle();
    send (juce::MidiMessage::noteOn (1, 61, 1.0f));
    ASSERT_EQ (heard().size(), 1u);
}

TEST_F (RackMidiTest, PlayedInTheEditorComesInWithTheDaws)
{
    connectThrough();
    rack.renderer().midi().play (juce::MidiMessage::noteOn (2, 64, 0.5f));

    for (int block = 0; block < 1000 && heard().empty(); ++block)
        render();

    ASSERT_EQ (heard().size(), 1u);
    EXPECT_EQ (heard().front().getNoteNumber(), 64);
}

TEST_F (RackMidiTest, PanicEndsWhatSounds)
{
    connectThrough();
    send (juce::MidiMessage::noteOn (1, 60, 1.0f));
    midi.clear();
    rack.control().panic();
    render();
    auto hasEnded = false;

    for (const auto& message : heard())
        hasEnded |= message.isAllNotesOff() || message.isNoteOff();

    EXPECT_TRUE (hasEnded);
}

TEST_F (RackMidiTest, LongMessagesAndManyOfThemAreTaken)
{
    connectThrough();
    midi.clear();
    const std::vector<juce::uint8> bytes (1000, 1);
    midi.addEvent (juce::MidiMessage::createSysExMessage (bytes.data(), static_cast<int> (bytes.size())), 1);

    for (int note = 0; note < 100; ++note)
        midi.addEvent (juce::MidiMessage::noteOn (1, note, 1.0f), 2);

    render();
    EXPECT_EQ (heard().size(), 101u);
}

TEST_F (RackMidiTest, IsCutInPartsWithTheBlock)
{
    connectThrough();
    audio.setSize (2, 4 * blockSize);
    midi.clear();
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 3 * blockSize + 5);
    render();
    ASSERT_EQ (heard().size(), 1u);
    EXPECT_EQ (heard().front().getTimeStamp(), 3.0 * blockSize + 5.0);
}

} // namespace
} // namespace lopsided::testing
