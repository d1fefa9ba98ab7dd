// Twenty racks in one process, each swapping its graphs while it plays.
#include "RackFixture.h"

#include <RealtimeTrap/RealtimeExpectations.h>
#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{

constexpr auto rate = 48000.0;
constexpr auto blockSize = 64;
constexpr auto numRacks = 20;
constexpr auto numBlocks = static_cast<int> (60.0 * rate) / blockSize;
constexpr auto blocksBetweenSwaps = 75; // 100 ms
constexpr auto swapsOfEach = 3;
constexpr auto mostBlocks = 100 * numBlocks; // were there no swaps

/** A rack with two scenes of different graphs, through which a constant goes unchanged. */
struct PlayedRack
{
    PlayedRack()
    {
        rack.prepareToPlay (rate, blockSize);
        auto& document = rack.document();
        const auto first = document.addPlugin (gainPlugin, {}).value();
        connect (GraphNodes::audioInput, first);
        connect (first, GraphNodes::audioOutput);
        EXPECT_TRUE (document.storeScene (1, "One"));
        const auto second = document.addPlugin (gainPlugin, {}).value();
        connect (first, second);
        EXPECT_TRUE (document.disconnect ({ { { first, 0 }, { GraphNodes::audioOutput, 0 } },
                                            { { first, 1 }, { GraphNodes::audioOutput, 1 } } }));
        connect (second, GraphNodes::audioOutput);
        EXPECT_TRUE (document.storeScene (2, "Two"));
    }

    void connect (NodeID from, NodeID to)
    {
        EXPECT_TRUE (rack.document().connect ({ { { from, 0 }, { to, 0 } }, { { from, 1 }, { to, 1 } } }));
    }

    void render()
    {
        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), level, blockSize);

        rack.processBlock (audio, midi);
    }

    /** As a DAW does on its audio thread. */
    void selectScene (int scene)
    {
        juce::AudioProcessorParameter& parameter = rack.parameters().scene();
        parameter.setValue (rack.parameters().scene().convertTo0to1 (static_cast<float> (scene)));
    }

    /** Notes how the block goes on from the last one. */
    void look()
    {
        for (int frame = 0; frame < blockSize; ++frame)
        {
            const auto sample = audio.getSample (0, frame);
            largestStep = std::max (largestStep, std::abs (sample - last));
            lowest = std::min (lowest, sample);
            last = sample;
        }
    }

    static constexpr auto level = 0.5f;

    float last = level;
    float largestStep = 0.0f;
    float lowest = level;
    RackProcessor rack { RackVariant::effect };
    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

TEST (ManyRacks, PlayTogetherForAMinuteWhileEachSwaps)
{
    std::vector<std::unique_ptr<PlayedRack>> racks;

    for (int index = 0; index < numRacks; ++index)
        racks.push_back (std::make_unique<PlayedRack>());

    // The last edits have faded over before anything is looked at.
    for (int block = 0; block < 100; ++block)
        for (auto& played : racks)
        {
            played->render();
            played->rack.document().graph().reclaim();
        }

    std::atomic<bool> isPlaying { true };
    std::atomic<int> fewestSwaps { 0 };
    auto numPlayed = 0;
    std::thread audioThread ([&] {
        runOnAudioThread ([&] {
            expectNoOffences ([&] {
                // Faster than real time, which the message loop is bound to: for a minute of sound, and until it has caught up.
                const auto isOver = [&] (int block) {
                    return block >= numBlocks && (fewestSwaps >= swapsOfEach || block >= mostBlocks);
                };

                for (int block = 0; ! isOver (block); ++block)
                {
                    for (std::size_t index = 0; index < racks.size(); ++index)
                    {
                        if ((block + static_cast<int> (index)) % blocksBetweenSwaps == 0)
                            racks[index]->selectScene (1 + block / blocksBetweenSwaps % 2);

                        racks[index]->render();
                        racks[index]->look();
                    }

                    ++numPlayed;
                }
            });
        });
        isPlaying = false;
    });

    // The message loop: scenes are recalled and what is old is destroyed by the racks' own timers.
    std::vector<int> seen (racks.size());
    std::vector<int> numSwaps (racks.size());

    while (isPlaying)
    {
        if (! compatibility::dispatchNextMessage())
            std::this_thread::yield();

        for (std::size_t index = 0; index < racks.size(); ++index)
            if (const auto scene = racks[index]->rack.document().scene(); scene != seen[index])
            {
                seen[index] = scene;
                ++numSwaps[index];
            }

        fewestSwaps = *std::ranges::min_element (numSwaps);
    }

    audioThread.join();

    // Fades of 10 ms, and gains of 0 dB, of which a normalised parameter is short by a rounding. A swap that lands in the fade of
    // the one before, because the message loop was late, lets a constant sink by a quarter.
    constexpr auto fadeFrames = 0.01f * static_cast<float> (rate);
    constexpr auto rounding = 1.0e-5f;

    for (const auto& played : racks)
    {
        EXPECT_LE (played->largestStep, 2.0f * PlayedRack::level / fadeFrames + rounding);
        EXPECT_GE (played->lowest, 0.5f * PlayedRack::level);
    }

    EXPECT_GE (fewestSwaps, swapsOfEach);
    std::cout << "at least " << fewestSwaps << " swaps in each of " << numRacks << " racks, " << numPlayed
              << " blocks\n";
}

} // namespace
} // namespace lopsided::testing
