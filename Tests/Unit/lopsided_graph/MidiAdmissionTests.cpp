#include <gtest/gtest.h>
#include <lopsided_graph/lopsided_graph.h>

#include <random>

namespace lopsided
{
namespace
{

using Kind = MidiDrops::Kind;

constexpr int overhead = MidiRoom::headerBytes;
constexpr int capacity = MidiRoom::capacityBytes;

/** A room that is filled event by event. */
struct Room
{
    bool add (const juce::MidiMessage& message)
    {
        if (! admission.admit (message.getRawData(), message.getRawDataSize(), used))
            return false;

        used += overhead + message.getRawDataSize();
        return true;
    }

    int fillWith (const juce::MidiMessage& message)
    {
        auto count = 0;

        while (add (message))
            ++count;

        return count;
    }

    MidiAdmission admission { capacity, overhead };
    int used = 0;
};

Kind kindOf (const juce::MidiMessage& message)
{
    return MidiAdmission::kindOf (message.getRawData(), message.getRawDataSize());
}

TEST (MidiAdmission, KnowsWhatEndsASound)
{
    EXPECT_EQ (kindOf (juce::MidiMessage::noteOn (1, 60, 1.0f)), Kind::noteOn);
    EXPECT_EQ (kindOf (juce::MidiMessage::noteOff (1, 60)), Kind::release);
    EXPECT_EQ (kindOf (juce::MidiMessage (0x90, 60, 0)), Kind::release);
    EXPECT_EQ (kindOf (juce::MidiMessage::controllerEvent (1, 64, 0)), Kind::release);
    EXPECT_EQ (kindOf (juce::MidiMessage::controllerEvent (1, 64, 127)), Kind::controller);
    EXPECT_EQ (kindOf (juce::MidiMessage::allNotesOff (3)), Kind::release);
    EXPECT_EQ (kindOf (juce::MidiMessage::allSoundOff (3)), Kind::release);
    EXPECT_EQ (kindOf (juce::MidiMessage::controllerEvent (1, 7, 0)), Kind::controller);
    EXPECT_EQ (kindOf (juce::MidiMessage::pitchWheel (1, 0)), Kind::controller);
    EXPECT_EQ (kindOf (juce::MidiMessage::programChange (1, 0)), Kind::controller);
    EXPECT_EQ (kindOf (juce::MidiMessage::midiClock()), Kind::sysex);
}

TEST (MidiAdmission, RefusesSysexFirstThenControllersThenNoteOns)
{
    Room room;
    const std::uint8_t bytes[30] {};
    const auto sysex = juce::MidiMessage::createSysExMessage (bytes, 30);
    EXPECT_GT (room.fillWith (sysex), 0);

    const auto controller = juce::MidiMessage::controllerEvent (1, 7, 1);
    EXPECT_GT (room.fillWith (controller), 0);
    EXPECT_FALSE (room.add (sysex));

    const auto noteOn = juce::MidiMessage::noteOn (1, 60, 1.0f);
    EXPECT_GT (room.fillWith (noteOn), 0);
    EXPECT_FALSE (room.add (controller));
    EXPECT_TRUE (room.add (juce::MidiMessage::noteOff (1, 60)));
    EXPECT_FALSE (room.add (noteOn));
}

TEST (MidiAdmission, HasRoomForEveryReleaseWhenAllElseIsFull)
{
    Room room;
    room.fillWith (juce::MidiMessage::noteOn (1, 60, 1.0f));

    for (int channel = 1; channel <= 16; ++channel)
    {
        for (int note = 0; note < 128; ++note)
            ASSERT_TRUE (room.add (juce::MidiMessage::noteOff (channel, note)));

        for (const auto controller : { 64, 66, 69, 120, 121, 123 })
            ASSERT_TRUE (room.add (juce::MidiMessage::controllerEvent (channel, controller, 0)));
    }

    EXPECT_LE (room.used, capacity);
}

TEST (MidiAdmission, RefusesARepeatedReleaseOnlyWhenRoomIsShort)
{
    Room room;
    const auto noteOff = juce::MidiMessage::noteOff (1, 60);
    EXPECT_TRUE (room.add (noteOff));
    EXPECT_TRUE (room.add (noteOff));

    room.fillWith (juce::MidiMessage::noteOn (1, 61, 1.0f));
    EXPECT_FALSE (room.add (noteOff)) << "it is in already, and no note-on followed it";
    EXPECT_TRUE (room.add (juce::MidiMessage::noteOff (1, 61)));
    EXPECT_FALSE (room.add (juce::MidiMessage::noteOff (1, 61)));
}

TEST (MidiAdmission, NeverLeavesANoteThatEnteredWithoutItsRelease)
{
    std::mt19937 random { 11 };
    const auto upTo = [&] (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); };

    for (int round = 0; round < 20; ++round)
    {
        Room room;
        std::vector<bool> sounds (16 * 128);

        for (int i = 0; i < 30000; ++i)
        {
            const auto channel = upTo (15);
            const auto note = upTo (127);
            const auto key = static_cast<std::size_t> (channel * 128 + note);

            if (upTo (2) != 0)
            {
                if (room.add (juce::MidiMessage::noteOn (channel + 1, note, 1.0f)))
                    sounds[key] = true;
            }
            else
            {
                const auto entered = room.add (juce::MidiMessage::noteOff (channel + 1, note));
                ASSERT_TRUE (entered || ! sounds[key]);
                sounds[key] = false;
            }

            ASSERT_LE (room.used, capacity);
        }
    }
}

TEST (MidiAdmission, AcceptsEverythingWhileThereIsPlenty)
{
    Room room;
    const std::uint8_t bytes[500] {};

    while (room.used + 600 < room.admission.plentyBytes())
        ASSERT_TRUE (room.add (juce::MidiMessage::createSysExMessage (bytes, 500)));
}

} // namespace
} // namespace lopsided
