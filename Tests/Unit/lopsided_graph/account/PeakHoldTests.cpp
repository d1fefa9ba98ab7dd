#include <lopsided_graph/account/PeakHold.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <thread>

namespace lopsided
{
namespace
{
TEST (PeakHold, IsTheLargestPeakSinceTheLastRead)
{
    PeakHold hold;
    EXPECT_EQ (hold.take(), 0.0f);
    hold.note (0.25f, 1);
    hold.note (0.75f, 1);
    hold.note (0.5f, 1);
    EXPECT_EQ (hold.take(), 0.75f);
    hold.note (0.125f, 2);
    EXPECT_EQ (hold.take(), 0.125f);
    EXPECT_EQ (hold.take(), 0.0f);
}

TEST (PeakHold, ReportsAPeakThatARunningBlockStillAddsToTheSpanBefore)
{
    PeakHold hold;
    hold.note (0.25f, 1);
    EXPECT_EQ (hold.take(), 0.25f); // the next span has begun, but the writer has not seen that
    hold.note (0.5f, 1);
    hold.note (0.125f, 2);
    EXPECT_EQ (hold.take(), 0.5f);
    hold.note (0.0625f, 3);
    EXPECT_EQ (hold.take(), 0.0625f);
}

TEST (PeakHold, BeginsAnewInTheRoomOfAnOlderSpan)
{
    PeakHold hold;
    hold.note (0.9f, 1);
    EXPECT_EQ (hold.take(), 0.9f);
    hold.note (0.1f, 3); // the same room as span 1
    EXPECT_EQ (hold.take(), 0.1f);
}

TEST (PeakHold, BeginsAnewWhenTheSpansBeginAgainAtZero)
{
    PeakHold hold;

    for (const auto span : { 0x7fffffffu, 0xbfffffffu, 0xffffffffu })
    {
        hold.note (0.9f, span);
        EXPECT_EQ (hold.take(), 0.9f);
    }

    hold.note (0.1f, 1); // the same room
    EXPECT_EQ (hold.take(), 0.1f);
}

TEST (PeakHold, HoldsAnInfinitePeak)
{
    PeakHold hold;
    hold.note (std::numeric_limits<float>::infinity(), 1);
    hold.note (0.5f, 1);
    EXPECT_EQ (hold.take(), std::numeric_limits<float>::infinity());
}

TEST (PeakHold, IsNeverTornBetweenTwoThreadsAndKeepsTheLastPeak)
{
    constexpr auto numPeaks = 200000;
    PeakHold hold;
    SharedFigure<std::uint32_t> span;
    std::atomic<bool> isOver { false };

    std::thread writer ([&] {
        for (auto i = 1; i <= numPeaks; ++i)
            hold.note (static_cast<float> (i), span.value());

        isOver = true;
    });

    auto largest = 0.0f;
    auto numWrong = 0;

    for (auto wasOver = false; ! wasOver;)
    {
        wasOver = isOver;
        span.add (1);
        const auto taken = hold.take();
        numWrong += taken == std::floor (taken) && taken >= 0.0f && taken <= numPeaks ? 0 : 1;
        largest = std::max (largest, taken);
    }

    writer.join();
    EXPECT_EQ (numWrong, 0);
    EXPECT_EQ (largest, static_cast<float> (numPeaks)); // it was noted before the last read
}
} // namespace
} // namespace lopsided
