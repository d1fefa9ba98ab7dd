#include "InletStage.h"

#include <RealtimeTrap/RealtimeExpectations.h>

#include <random>

namespace lopsided
{
namespace
{

using MidiRealtime = testing::RealtimeTest;
using Course = MidiPath::Course;

/** More than there is room for, of all kinds. */
juce::MidiBuffer makeFlood (std::mt19937& random, int numEvents)
{
    const auto upTo = [&] (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); };
    juce::MidiBuffer midi;

    for (int i = 0; i < numEvents; ++i)
        midi.addEvent (juce::MidiMessage (0x80 + upTo (0x6f), upTo (127), upTo (127)), i / 16);

    return midi;
}

TEST_F (MidiRealtime, MergingNeitherAllocatesNorLocksNorCallsTheSystem)
{
    constexpr std::size_t numPaths = 8;
    std::mt19937 random { 5 };
    InletStage stage { numPaths };
    InletStage old { numPaths };
    std::vector<MidiSuccession> successions;

    for (std::size_t i = 0; i < numPaths; ++i)
    {
        successions.push_back ({ stage.entries[i].path.get(), old.entries[i].path.get() });
        old.entries[i].events = makeFlood (random, 500);
        stage.entries[i].events = makeFlood (random, i == 0 ? 0 : 700);
    }

    testing::runOnAudioThread ([&] {
        for (std::uint64_t block = 1; block <= 200; ++block)
        {
            for (std::size_t i = 0; i < numPaths; ++i)
            {
                stage.close (i, static_cast<Course> ((block + i) % 3), block);
                stage.entries[i].isPlanned = (block + i) % 11 != 0;
            }

            testing::expectNoOffences ([&] {
                old.merge();
                stage.inlet.takeOver (old.inlet, successions, block);
                stage.merge();

                if (block % 5 == 0)
                    stage.inlet.markUndelivered();

                if (block % 31 == 0)
                    stage.inlet.endAll();
            });
        }
    });

    EXPECT_GT (stage.total.total(), 0u) << "room was never short";
}

TEST_F (MidiRealtime, SwitchingAnOutputDoesNotEither)
{
    using Side = MidiOutputSwitch::Side;
    std::mt19937 random { 6 };
    const auto made = makeFlood (random, 4000);
    const auto given = makeFlood (random, 3000);
    MidiOutputSwitch output;
    MidiDrops drops;
    MidiDrops total;
    juce::MidiBuffer midi;
    juce::MidiBuffer input;
    MidiRoom::reserve (midi);
    MidiRoom::reserve (input);

    testing::runOnAudioThread ([&] {
        for (int block = 0; block < 100; ++block)
        {
            const auto side = static_cast<Side> (block / 2 % 3);

            testing::expectNoOffences ([&] {
                input.clear();
                MidiRoom::add (given, input, 511, { drops, total });
                midi.clear();
                MidiRoom::add (made, midi, 511, { drops, total });
                output.apply (
                    midi, { .side = side, .input = &input, .changesAt = block * 7 % 600, .numSamples = 512 },
                    { drops, total });
            });
        }
    });
}

} // namespace
} // namespace lopsided
