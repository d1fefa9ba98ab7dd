#include "Blocks.h"

#include <algorithm>
#include <random>
#include <string>

namespace lopsided
{
namespace
{

/** A MIDI delay line that is fed block after block. */
struct Line
{
    std::vector<std::pair<int, std::vector<std::uint8_t>>> process (const juce::MidiBuffer& midi,
                                                                    int numSamples, int delay)
    {
        line.process (midi, numSamples, delay, position, { drops, total });
        auto events = eventsOf (line.output());

        for (auto& event : events)
        {
            EXPECT_LT (event.first, numSamples);
            event.first += static_cast<int> (position);
        }

        position += numSamples;
        return events;
    }

    MidiDelayLine line { 100, 64 };
    MidiDrops drops;
    MidiDrops total;
    std::int64_t position = 0;
};

juce::MidiBuffer noteAt (int time, int note = 60)
{
    juce::MidiBuffer midi;
    midi.addEvent (juce::MidiMessage::noteOn (1, note, 1.0f), time);
    return midi;
}

TEST (MidiDelayLine, LetsEventsOutExactlyWhenTheyAreDue)
{
    for (const auto delay : { 1, 63, 64, 65, 300 })
    {
        SCOPED_TRACE (delay);
        Line line;
        std::vector<int> times;

        for (int block = 0; block < 10; ++block)
            for (const auto& event : line.process (block == 0 ? noteAt (5) : juce::MidiBuffer {}, 64, delay))
                times.push_back (event.first);

        EXPECT_EQ (times, std::vector<int> { 5 + delay });
    }
}

TEST (MidiDelayLine, ReTimesWhatWaitsWhenTheDelayChanges)
{
    Line line;
    line.process (noteAt (0, 1), 64, 100);
    line.process (noteAt (0, 2), 64, 1000); // at 64: both are due later now
    const auto events = line.process (noteAt (63, 3), 64, 10);

    ASSERT_EQ (events.size(), 2u) << "overdue ones come at once, in order";
    EXPECT_EQ (events[0].first, 128);
    EXPECT_EQ (events[0].second[1], 1);
    EXPECT_EQ (events[1].first, 128);
    EXPECT_EQ (events[1].second[1], 2);
    EXPECT_EQ (line.process ({}, 64, 10).at (0).first, 128 + 63 + 10);
}

TEST (MidiDelayLine, KeepsOrderWhenAShorterDelayPutsANoteIntoOneSample)
{
    for (const auto shorter : { 0, 10 })
    {
        SCOPED_TRACE (shorter);
        Line line;
        auto midi = noteAt (10);
        midi.addEvent (juce::MidiMessage (0x80, 60, 0), 40);
        line.process (midi, 64, 1000);
        const auto events = line.process (noteAt (0, 61), 64, shorter);
        ASSERT_EQ (events.size(), 3u);
        EXPECT_EQ (events[0].first, 64);
        EXPECT_EQ (events[0].second[0], 0x90);
        EXPECT_EQ (events[1].first, 64);
        EXPECT_EQ (events[1].second[0], 0x80);
        EXPECT_EQ (events[2].first, 64 + shorter);
        EXPECT_EQ (events[2].second[1], 61);
    }
}

TEST (MidiDelayLine, LetsEveryEventOutOnceAndInOrderHoweverTheDelayChanges)
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed)
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        const auto upTo = [&] (int highest) {
            return std::uniform_int_distribution<int> { 0, highest }(random);
        };
        Line line;
        std::vector<std::vector<std::uint8_t>> given;
        std::vector<std::vector<std::uint8_t>> taken;
        auto delay = 0;
        auto latest = 0;

        const auto play = [&] (const juce::MidiBuffer& midi) {
            for (const auto& [time, bytes] : line.process (midi, 1 + upTo (63), delay))
            {
                EXPECT_GE (time, latest);
                latest = time;
                taken.push_back (bytes);
            }
        };

        for (int block = 0; block < 300; ++block)
        {
            if (upTo (7) == 0)
                delay = upTo (3) == 0 ? 0 : upTo (700);

            juce::MidiBuffer midi;

            if (const auto count = static_cast<int> (given.size()); upTo (1) == 0)
                for (const auto status : { 0x90, 0x80 })
                    midi.addEvent (juce::MidiMessage (status, count / 128 % 128, count % 128), 0);

            for (const auto& event : eventsOf (midi))
                given.push_back (event.second);

            play (midi);
        }

        delay = 0;
        play ({});
        EXPECT_EQ (taken, given);
    }
}

TEST (MidiDelayLine, KeepsEveryNoteOffWhenItOverflows)
{
    Line line;
    std::vector<bool> sounds (128);
    std::size_t numOut = 0;
    const auto follow = [&] (const auto& events) {
        for (const auto& [time, bytes] : events)
        {
            sounds[bytes[1]] = bytes[0] == 0x90;
            ++numOut;
        }
    };

    for (int block = 0; block < 100; ++block)
    {
        juce::MidiBuffer midi;

        for (int i = 0; i < 64; ++i)
        {
            midi.addEvent (juce::MidiMessage (0x90, (block + i) % 128, 100), i);
            midi.addEvent (juce::MidiMessage (0x80, (block + i) % 128, 0), i);
        }

        follow (line.process (midi, 64, 10000));
    }

    EXPECT_GT (line.drops.of (MidiDrops::Kind::noteOn), 0u) << "it did not overflow";
    EXPECT_EQ (line.drops.total(), line.total.total());

    for (int block = 0; block < 200; ++block)
        follow (line.process ({}, 64, 10000));

    EXPECT_GT (numOut, 2000u);
    EXPECT_EQ (std::count (sounds.begin(), sounds.end(), true), 0) << "a note hangs";
}

TEST (MidiDelayLine, ForgetsWhenReset)
{
    Line line;
    line.process (noteAt (0), 64, 10000);
    line.line.reset();

    for (int block = 0; block < 200; ++block)
        ASSERT_TRUE (line.process ({}, 64, 10000).empty());
}

} // namespace
} // namespace lopsided
