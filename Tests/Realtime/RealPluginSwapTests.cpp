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
constexpr std::int64_t unnoticed = 1 << 19; // bytes, in all: less than half a kilobyte a swap
constexpr double slowestRate = 19.5;        // a second: what is late is made up for

TEST_F (RealPluginSwaps, TwentyTimesASecondForAMinuteMakeNoOffenceNoClickNoHangingNoteAndLeaveNoMemory)
{
    for (const auto& [package, prefix] : packages)
        if (numOf (prefix) == 0)
            GTEST_SKIP() << package << " is not installed";

    // All of them, but for x42's xfade.
    EXPECT_GE (numOf (packages[0].second), 36);
    EXPECT_GE (numOf (packages[1].second), 110);
    ASSERT_LT (references.size(), static_cast<std::size_t> (numSwaps)) << "not all would have their turn";

    connectTone();

    bytesLostInTurn(); // what is loaded once and kept
    const auto lost = bytesLostInTurn();

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
    const auto start = Clock::now();
    auto due = start;

    for (std::size_t swap = 0; swap < numSwaps && ! HasFailure(); ++swap)
    {
        swapTo (swap);
        graph.reclaim();
        std::this_thread::sleep_until (due += swapInterval);
    }

    const std::chrono::duration<double> taken = Clock::now() - start;

    {
        auto edit = graph.edit();
        edit.removeNode (current);
        EXPECT_TRUE (edit.commit ({ .tails = Tails::cut }).ok());
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

    const auto rate = numSwaps / taken.count();
    const auto expected = lost * numSwaps / static_cast<std::int64_t> (references.size());

    std::cout << numSwaps << " swaps of " << references.size() << " plugins, " << rate << " a second; "
              << numBlocks << " blocks, in " << numHeardBlocks << " of which one was heard, in "
              << numGuardedBlocks << " beside one that had given NaN; largest jump " << largestJump
              << ", at most " << closest << " of what is allowed; " << witness->numNotes << " notes in, "
              << witness->numRung << " of them in plugins that rang out, " << numNotesOut
              << " out; memory grew by " << growth << " bytes, of which the plugins and their host lose "
              << expected << " by themselves\n";

    EXPECT_GE (rate, slowestRate);
    EXPECT_EQ (numClicks, 0);
    EXPECT_EQ (numToneClicks, 0);

    // What could not be looked at, and whether there was anything to see.
    EXPECT_EQ (numCrowdedBlocks, 0);
    EXPECT_LE (numGuardedBlocks, numBlocks / 20) << "mda's that give NaN, in their turns";
    EXPECT_GT (numHeardBlocks, numBlocks / 4);

    EXPECT_EQ (witness->numAlive, 0);
    EXPECT_LE (growth, expected + unnoticed) << "not back to the baseline";

    EXPECT_GT (witness->numNotes, 100);
    EXPECT_GT (witness->numRung, 5) << "begun in those that rang out";
    EXPECT_EQ (witness->numHanging, 0) << "of those";
    EXPECT_GT (numNotesOut, 10);

    for (const auto& [note, count] : sounding)
        EXPECT_EQ (count, 0) << "note " << note.second << " of channel " << note.first << " hangs";

    const auto statistics = graph.statistics();
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.instancesDestroyed, static_cast<std::uint64_t> (numSwaps));
    EXPECT_EQ (statistics.destroyedOnAudioThread, 0u);
    EXPECT_EQ (statistics.exceptionsInNodes, 0u);
}

} // namespace
} // namespace lopsided::testing
