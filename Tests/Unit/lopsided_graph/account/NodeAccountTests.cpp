#include <lopsided_graph/account/NodeAccount.h>

#include <lopsided_realtime/clock/CycleClock.h>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <latch>
#include <memory>
#include <semaphore>
#include <string>
#include <thread>

namespace lopsided
{
namespace
{
/** Of its ticks each is a nanosecond. */
const CycleClock nanoseconds { CycleClock::Source::steadyClock };

TEST (NodeAccount, HasZerosBeforeTheFirstCall)
{
    NodeAccount account { 2 };
    const auto figures = account.takeFigures (nanoseconds, { 7 }, "Reverb");
    EXPECT_EQ (figures.node.uid, 7u);
    EXPECT_EQ (figures.name, "Reverb");
    EXPECT_EQ (figures.calls, 0u);
    EXPECT_EQ (figures.minNanoseconds, 0.0);
    EXPECT_EQ (figures.meanNanoseconds, 0.0);
    EXPECT_EQ (figures.p99Nanoseconds, 0.0);
    EXPECT_EQ (figures.maxNanoseconds, 0.0);
    EXPECT_EQ (figures.peaks, (std::vector<float> { 0.0f, 0.0f }));
}

TEST (NodeAccount, KeepsTheLeastTheMeanTheNinetyNinthPercentileAndTheMost)
{
    NodeAccount account { 0 };

    for (std::uint64_t i = 0; i < 98; ++i)
        account.addCall (1000, 1000000);

    account.addCall (500, 1000000);
    account.addCall (50000, 1000000);
    const auto figures = account.takeFigures (nanoseconds, {}, {});
    EXPECT_EQ (figures.calls, 100u);
    EXPECT_DOUBLE_EQ (figures.minNanoseconds, 500.0);
    EXPECT_DOUBLE_EQ (figures.meanNanoseconds, (98 * 1000 + 500 + 50000) / 100.0);
    EXPECT_GE (figures.p99Nanoseconds, 1000.0);
    EXPECT_LE (figures.p99Nanoseconds, 1062.5);
    EXPECT_DOUBLE_EQ (figures.maxNanoseconds, 50000.0);
}

TEST (NodeAccount, NeverHasAPercentileAboveTheMost)
{
    NodeAccount account { 0 };
    account.addCall (1001, 0);
    EXPECT_DOUBLE_EQ (account.takeFigures (nanoseconds, {}, {}).p99Nanoseconds, 1001.0);
}

TEST (NodeAccount, CountsABlockAsLateOnlyBeyondTheDeadlineIfThereIsOne)
{
    NodeAccount account { 0 };
    account.addCall (1000, 1000);
    account.addCall (1001, 1000);
    account.addCall (1000000, 0);
    EXPECT_EQ (account.takeFigures (nanoseconds, {}, {}).lateBlocks, 1u);
}

TEST (NodeAccount, GivesThePeaksOfEachChannelSinceTheyWereLastTaken)
{
    NodeAccount account { 2 };
    account.notePeak (0, 0.5f, account.peakSpan());
    account.notePeak (1, 0.25f, account.peakSpan());
    account.notePeak (0, 0.125f, account.peakSpan());
    EXPECT_EQ (account.takeFigures (nanoseconds, {}, {}).peaks, (std::vector<float> { 0.5f, 0.25f }));
    account.notePeak (1, 0.0625f, account.peakSpan());
    EXPECT_EQ (account.takeFigures (nanoseconds, {}, {}).peaks, (std::vector<float> { 0.0f, 0.0625f }));
}

TEST (NodeAccount, CountsEventsAndIncidents)
{
    NodeAccount account { 0 };
    account.addMidi (3, 2);
    account.addMidi (1, 0);
    account.countException();
    account.countBadBlock();
    account.countBadBlock();
    account.countSkippedBlock();
    const auto figures = account.takeFigures (nanoseconds, {}, {});
    EXPECT_EQ (figures.midiEventsIn, 4u);
    EXPECT_EQ (figures.midiEventsOut, 2u);
    EXPECT_EQ (figures.exceptions, 1u);
    EXPECT_EQ (figures.badBlocks, 2u);
    EXPECT_EQ (figures.skippedBlocks, 1u);
}

TEST (NodeAccount, IsReadWhileTwoThreadsTakeTurnsToWriteIt)
{
    constexpr std::uint64_t numTurns = 3000;
    NodeAccount account { 1 };
    std::binary_semaphore turns[] { std::binary_semaphore { 1 }, std::binary_semaphore { 0 } };
    std::atomic<int> numWriting { 2 };

    // The semaphores order the hand-over, as a scheduler does.
    const auto write = [&] (std::size_t mine) {
        for (std::uint64_t i = 0; i < numTurns; ++i)
        {
            turns[mine].acquire();
            account.prefetch();
            account.addCall (1000 + i % 100, 1050);
            account.notePeak (0, 0.5f, account.peakSpan());
            account.addMidi (1, 2);
            turns[1 - mine].release();
        }

        --numWriting;
    };

    std::thread first (write, 0), second (write, 1);
    auto numWrong = 0;
    std::uint64_t lastCalls = 0;

    for (auto isOver = false; ! isOver;)
    {
        isOver = numWriting == 0;
        const auto figures = account.takeFigures (nanoseconds, { 1 }, "node");
        const auto inRange = figures.maxNanoseconds <= 1099.0
                             && figures.p99Nanoseconds <= figures.maxNanoseconds
                             && figures.minNanoseconds <= figures.maxNanoseconds
                             && (figures.peaks[0] == 0.0f || figures.peaks[0] == 0.5f);
        numWrong += inRange && figures.calls >= lastCalls ? 0 : 1;
        lastCalls = figures.calls;
    }

    first.join();
    second.join();
    EXPECT_EQ (numWrong, 0);

    const auto figures = account.takeFigures (nanoseconds, {}, {});
    EXPECT_EQ (figures.calls, 2 * numTurns);
    EXPECT_DOUBLE_EQ (figures.meanNanoseconds, 1049.5);
    EXPECT_EQ (figures.lateBlocks, 2 * numTurns * 49 / 100);
    EXPECT_EQ (figures.midiEventsOut, 4 * numTurns);
}
} // namespace
} // namespace lopsided
