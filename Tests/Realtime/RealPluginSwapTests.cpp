#include "RealPluginSwaps.h"

#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

namespace lopsided::testing
{
namespace
{
using Clock = std::chrono::steady_clock;

constexpr int numSwaps = 1200; // 20 a second for a minute
constexpr std::chrono::milliseconds swapInterval { 50 };

TEST_F (RealPluginSwaps, TwentyTimesASecondForAMinuteMakeNoOffenceNoClickNoHangingNoteAndLeaveNoMemory)
{
    if (references.size() < 100)
        GTEST_SKIP() << "mda-lv2 and x42-plugins are not installed: only " << references.size()
                     << " of their plugins";

    connectTone();
    std::map<std::size_t, std::int64_t> lost;

    // What is loaded once and kept is loaded now; what each instance loses of itself is known afterwards.
    for (std::size_t index = 0; index < references.size(); ++index)
        bytesLostBy (index);

    for (std::size_t index = 0; index < references.size(); ++index)
        lost[index] = bytesLostBy (index);

    std::atomic<bool> isOver { false };

    std::thread audioThread { [&] {
        runOnAudioThread ([&] {
            juce::MidiBuffer events;
            events.ensureSize (65536);
            const auto blockTime = std::chrono::microseconds (1000000 * blockSize / 48000);
            auto due = Clock::now();

            for (int block = 0; ! isOver || block % 64 != 63; ++block)
            {
                renderOne (events, block);
                std::this_thread::sleep_until (due += blockTime); // the device's pace

                if (Clock::now() > due + blockTime * 16)
                    due = Clock::now(); // a busy machine: late, and no rush
            }
        });
    } };

    const auto baseline = bytesInUse();
    std::int64_t expected = 0;
    const auto start = Clock::now();
    auto due = start;

    for (std::size_t swap = 0; swap < numSwaps && ! HasFailure(); ++swap)
    {
        swapTo (swap);
        expected += lost[swap % references.size()];
        graph.reclaim();
        std::this_thread::sleep_until (due += swapInterval);
    }

    const std::chrono::duration<double> taken = Clock::now() - start;

    {
        auto edit = graph.edit();
        edit.removeNode (current);
        EXPECT_TRUE (edit.commit().ok());
    }

    // The last one's fade, and the notes that end with it.
    const auto end = graph.samplePosition() + static_cast<std::int64_t> (sampleRate) / 2;

    while (graph.samplePosition() < end && ! HasFailure())
        std::this_thread::yield();

    isOver = true;
    audioThread.join();
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    ::malloc_trim (0);
    const auto growth = bytesInUse() - baseline;

    std::cout << numSwaps << " swaps of " << references.size() << " plugins in " << taken.count()
              << " s; largest jump " << largestJump << ", memory grew by " << growth
              << " bytes, of which the plugins and their host lose " << expected << " by themselves\n";

    EXPECT_EQ (numClicks, 0);
    EXPECT_EQ (numToneClicks, 0);
    EXPECT_LT (growth, expected + expected / 4 + (1 << 20));

    for (const auto& [note, count] : sounding)
        EXPECT_EQ (count, 0) << "note " << note.second << " of channel " << note.first << " hangs";

    const auto statistics = graph.statistics();
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.destroyedOnAudioThread, 0u);
    EXPECT_EQ (statistics.exceptionsInNodes, 0u);
}

} // namespace
} // namespace lopsided::testing
