#include "MidiFileFixture.h"

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <algorithm>
#include <map>
#include <random>

namespace lopsided
{
namespace
{

using testing::MidiFileFixture;

constexpr double sampleRate = 48000.0;
constexpr std::int64_t samplesPerTick = 50; // 48000 / 960

struct Played
{
    std::int64_t sample = 0;
    std::vector<juce::uint8> bytes;

    bool operator== (const Played&) const = default;
};

/** Renders blocks of these sizes, again and again, and gives every event with its time since the start. */
std::vector<Played> play (MidiFilePlayer& player, std::int64_t numSamples, const std::vector<int>& blockSizes)
{
    std::vector<Played> events;
    std::int64_t position = 0;

    for (std::size_t block = 0; position < numSamples; ++block)
    {
        const auto wanted = std::int64_t { blockSizes[block % blockSizes.size()] };
        const auto size = static_cast<int> (std::min (wanted, numSamples - position));
        juce::AudioBuffer<float> audio (0, size);
        juce::MidiBuffer midi;
        player.processBlock (audio, midi);

        for (const auto event : midi)
        {
            EXPECT_LT (event.samplePosition, size) << "outside its block";
            events.push_back (
                { position + event.samplePosition, { event.data, event.data + event.numBytes } });
        }

        position += size;
    }

    return events;
}

void setLoop (MidiFilePlayer& player, bool shouldLoop)
{
    player.getParameters()[0]->setValue (shouldLoop ? 1.0f : 0.0f);
}

enum class Repeat
{
    loop,
    once
};

/** What a fresh player gives for the file in so many samples. */
std::vector<Played> play (const MidiFileFixture& midi, std::int64_t numSamples,
                          const std::vector<int>& blockSizes, Repeat repeat = Repeat::loop)
{
    MidiFilePlayer player;
    EXPECT_TRUE (player.loadFile (midi.file()));
    setLoop (player, repeat == Repeat::loop);
    player.prepareToPlay (sampleRate, *std::max_element (blockSizes.begin(), blockSizes.end()));
    return play (player, numSamples, blockSizes);
}

const auto on60 = juce::MidiMessage::noteOn (1, 60, juce::uint8 { 100 });
const auto off60 = juce::MidiMessage::noteOff (1, 60);

std::vector<juce::uint8> bytesOf (const juce::MidiMessage& message)
{
    return { message.getRawData(), message.getRawData() + message.getRawDataSize() };
}

TEST (MidiFilePlayer, PlaysEachEventAtItsExactSample)
{
    const MidiFileFixture midi ({ { 0, on60 }, { 7, off60 }, { 481, on60 }, { 900, off60 } }, 960);
    const std::vector<Played> expected { { 0, bytesOf (on60) },
                                         { 7 * samplesPerTick, bytesOf (off60) },
                                         { 481 * samplesPerTick, bytesOf (on60) },
                                         { 900 * samplesPerTick, bytesOf (off60) } };
    EXPECT_EQ (play (midi, 960 * samplesPerTick, { 64 }), expected);
}

TEST (MidiFilePlayer, PlaysTheSameSamplesAtAnyBlockSize)
{
    std::vector<testing::TimedMessage> messages;
    std::mt19937 random (7);

    for (int note = 0; note < 100; ++note)
    {
        const auto start = static_cast<double> (random() % 900);
        const auto key = 20 + note;
        messages.push_back ({ start, juce::MidiMessage::noteOn (1, key, juce::uint8 { 90 }) });
        messages.push_back (
            { start + 1 + static_cast<double> (random() % 50), juce::MidiMessage::noteOff (1, key) });
    }

    const MidiFileFixture midi (messages, 961);
    const std::int64_t length = 5 * 961 * samplesPerTick;
    std::vector<std::vector<Played>> runs;

    for (const auto& sizes :
         { std::vector { 1024 }, std::vector { 64 }, std::vector { 1 }, std::vector { 0, 480, 17, 333 } })
        runs.push_back (play (midi, length, sizes));

    EXPECT_EQ (runs[0].size(), 1000u);

    for (const auto& run : runs)
        EXPECT_EQ (run, runs[0]);
}

TEST (MidiFilePlayer, StartsOverAtTheEndOfTheFile)
{
    const MidiFileFixture midi ({ { 10, on60 }, { 20, off60 } }, 100);
    const auto events = play (midi, 300 * samplesPerTick, { 512 });

    ASSERT_EQ (events.size(), 6u);
    EXPECT_EQ (events[2].sample, 110 * samplesPerTick);
    EXPECT_EQ (events[4].sample, 210 * samplesPerTick);
}

TEST (MidiFilePlayer, GivesWhatStillSoundsItsNoteOffAtTheEnd)
{
    const auto pedal = juce::MidiMessage::controllerEvent (1, 64, 127);
    const MidiFileFixture midi ({ { 0, pedal }, { 10, on60 } }, 100);
    const auto events = play (midi, 101 * samplesPerTick, { 333 });

    ASSERT_EQ (events.size(), 5u); // pedal, note, pedal up, note off, and the pedal of the second pass
    EXPECT_EQ (events[2].bytes, bytesOf (juce::MidiMessage::controllerEvent (1, 64, 0)));
    EXPECT_EQ (events[3].bytes, bytesOf (off60));
    EXPECT_EQ (events[3].sample, 100 * samplesPerTick);
    EXPECT_EQ (events[4].sample, 100 * samplesPerTick);
}

TEST (MidiFilePlayer, PlaysAnEventThatStandsOnTheVeryEnd)
{
    const MidiFileFixture midi ({ { 10, on60 }, { 100, off60 } }, 100);
    const auto events = play (midi, 105 * samplesPerTick, { 64 });

    ASSERT_EQ (events.size(), 2u);
    EXPECT_EQ (events[1], (Played { 100 * samplesPerTick, bytesOf (off60) }));
}

TEST (MidiFilePlayer, EndsNoNoteTwiceWhereItStartsOver)
{
    const auto itsOwnOff = juce::MidiMessage::noteOff (1, 60, juce::uint8 { 33 });
    const MidiFileFixture midi ({ { 0, on60 }, { 100, itsOwnOff } }, 100);
    const auto end = 100 * samplesPerTick;
    const std::vector<Played> expected { { 0, bytesOf (on60) },
                                         { end, bytesOf (itsOwnOff) },
                                         { end, bytesOf (on60) } };
    EXPECT_EQ (play (midi, end + 1, { 1000, 777 }), expected);
}

TEST (MidiFilePlayer, StopsAfterOnePassWithoutLoop)
{
    const MidiFileFixture midi ({ { 10, on60 } }, 100);
    const auto events = play (midi, 1000 * samplesPerTick, { 64 }, Repeat::once);

    ASSERT_EQ (events.size(), 2u);
    EXPECT_EQ (events[1], (Played { 100 * samplesPerTick, bytesOf (off60) }));
}

TEST (MidiFilePlayer, FollowsTheFilesTempo)
{
    const MidiFileFixture midi ({ { 0, juce::MidiMessage::tempoMetaEvent (1'000'000) },
                                  { 480, on60 },
                                  { 480, juce::MidiMessage::tempoMetaEvent (250'000) },
                                  { 960, off60 } },
                                960);
    const auto events = play (midi, 70000, { 64 });

    ASSERT_GE (events.size(), 2u);
    EXPECT_EQ (events[0].sample, 48000);
    EXPECT_EQ (events[1].sample, 60000);
}

TEST (MidiFilePlayer, NeverPutsMoreIntoABlockThanItPromisesAndLosesNothing)
{
    std::vector<testing::TimedMessage> messages;

    for (int channel = 1; channel <= 8; ++channel)
        for (int key = 0; key < 128; ++key)
            messages.push_back ({ 10, juce::MidiMessage::noteOn (channel, key, juce::uint8 { 90 }) });

    const MidiFileFixture midi (messages, 960);
    MidiFilePlayer player;
    ASSERT_TRUE (player.loadFile (midi.file()));
    setLoop (player, false);
    player.prepareToPlay (sampleRate, 64);
    std::map<int, int> balance;
    int numOns = 0;

    for (int block = 0; block < 2000; ++block)
    {
        juce::AudioBuffer<float> audio (0, 64);
        juce::MidiBuffer buffer;
        player.processBlock (audio, buffer);
        ASSERT_LE (buffer.data.size(), MidiFilePlayer::maximumBytesPerBlock);

        for (const auto event : buffer)
        {
            const auto message = event.getMessage();
            const auto key = message.getChannel() * 128 + message.getNoteNumber();
            balance[key] += message.isNoteOn() ? 1 : -1;
            numOns += message.isNoteOn() ? 1 : 0;
        }
    }

    EXPECT_EQ (numOns, 8 * 128);

    for (const auto& [key, count] : balance)
        EXPECT_EQ (count, 0) << "key " << key;
}

TEST (MidiFilePlayer, StartsFromTheBeginningAfterReset)
{
    const MidiFileFixture midi ({ { 0, on60 }, { 10, off60 } }, 1000);
    MidiFilePlayer player;
    ASSERT_TRUE (player.loadFile (midi.file()));
    player.prepareToPlay (sampleRate, 64);
    const auto first = play (player, 2000, { 64 });
    player.reset();
    EXPECT_EQ (play (player, 2000, { 64 }), first);
}

TEST (MidiFilePlayer, IsSilentWithoutAFile)
{
    MidiFilePlayer player;
    player.prepareToPlay (sampleRate, 64);
    EXPECT_TRUE (play (player, 1000, { 64 }).empty());
}

TEST (MidiFilePlayer, RefusesAnotherFileWhileItPlays)
{
    const MidiFileFixture midi ({ { 0, on60 } }, 100);
    MidiFilePlayer player;
    player.prepareToPlay (sampleRate, 64);
    EXPECT_FALSE (player.loadFile (midi.file()));
    player.releaseResources();
    EXPECT_TRUE (player.loadFile (midi.file()));
    EXPECT_EQ (player.file(), midi.file());
}

TEST (MidiFilePlayer, NamesAFileThatIsNotThere)
{
    MidiFilePlayer player;
    const auto result = player.loadFile (juce::File ("/nowhere/at-all.mid"));
    ASSERT_FALSE (result);
    EXPECT_EQ (result.error().code, PluginError::Code::fileUnreadable);
    EXPECT_NE (result.error().message.find ("/nowhere/at-all.mid"), std::string::npos);
}

TEST (MidiFilePlayer, SurvivesDamagedFiles)
{
    const MidiFileFixture midi (
        { { 0, juce::MidiMessage::tempoMetaEvent (400'000) }, { 10, on60 }, { 60, off60 } }, 100);
    juce::MemoryBlock whole;
    ASSERT_TRUE (midi.file().loadFileAsData (whole));
    const juce::TemporaryFile damaged (".mid");
    constexpr unsigned seed = 20240601;
    std::cout << "seed " << seed << '\n';
    std::mt19937 random (seed);
    int numRefused = 0;

    for (int run = 0; run < 1000; ++run)
    {
        auto bytes = whole;

        for (unsigned change = 0; change < 1 + random() % 4; ++change)
            bytes[random() % bytes.getSize()] = static_cast<char> (random());

        if (run % 3 == 0)
            bytes.setSize (random() % bytes.getSize());

        ASSERT_TRUE (damaged.getFile().replaceWithData (bytes.getData(), bytes.getSize()));
        MidiFilePlayer player;
        const auto loaded = player.loadFile (damaged.getFile());
        numRefused += loaded ? 0 : 1;
        player.prepareToPlay (sampleRate, 512);
        play (player, 20000, { 512 });
    }

    EXPECT_GT (numRefused, 300); // every truncated one, at least
}

} // namespace
} // namespace lopsided
