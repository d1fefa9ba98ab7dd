#include <lopsided_realtime/clock/CycleClock.h>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace lopsided
{
namespace
{
std::vector<CycleClock::Source> sourcesHere()
{
    std::vector<CycleClock::Source> sources { CycleClock::Source::steadyClock };

    if (CycleCounter::isSteady())
        sources.push_back (CycleClock::Source::processorCounter);

    return sources;
}

TEST (CycleClock, TakesTheProcessorsCounterWhereItIsSteady)
{
    EXPECT_EQ (CycleClock().source() == CycleClock::Source::processorCounter, CycleCounter::isSteady());
}

TEST (CycleClock, NeverGoesBackInOneThread)
{
    for (const auto source : sourcesHere())
    {
        const CycleClock clock { source };
        auto last = clock.now();
        auto numBackwards = 0;

        for (int i = 0; i < 100000; ++i)
        {
            const auto now = clock.now();
            numBackwards += now < last ? 1 : 0;
            last = now;
        }

        EXPECT_EQ (numBackwards, 0);
    }
}

TEST (CycleClock, AgreesWithTheSteadyClockToAThousandth)
{
    for (const auto source : sourcesHere())
    {
        const CycleClock clock { source };

        // What one clock measures lies within what the other measures around and inside it.
        const auto outerStart = CycleCounter::steadyNanoseconds();
        const auto start = clock.now();
        const auto innerStart = CycleCounter::steadyNanoseconds();

        while (CycleCounter::steadyNanoseconds() - innerStart < 20'000'000)
        {}

        const auto innerEnd = CycleCounter::steadyNanoseconds();
        const auto end = clock.now();
        const auto outerEnd = CycleCounter::steadyNanoseconds();
        const auto measured = clock.toNanoseconds (CycleClock::elapsed (start, end));

        EXPECT_GE (measured, 0.999 * static_cast<double> (innerEnd - innerStart));
        EXPECT_LE (measured, 1.001 * static_cast<double> (outerEnd - outerStart));
    }
}

TEST (CycleClock, TakesATimeThatSeemsToRunBackwardsForNone)
{
    EXPECT_EQ (CycleClock::elapsed (100, 130), 30u);
    EXPECT_EQ (CycleClock::elapsed (130, 100), 0u);
    EXPECT_EQ (CycleClock::elapsed (0, ~std::uint64_t { 0 }), ~std::uint64_t { 0 });
}

TEST (CycleClock, ConvertsASecondsTicksToABillionNanoseconds)
{
    for (const auto source : sourcesHere())
    {
        const CycleClock clock { source };
        const auto ticks = static_cast<std::uint64_t> (clock.ticksPerSecond());
        EXPECT_NEAR (clock.toNanoseconds (ticks), 1.0e9, 100.0);
    }
}

TEST (CycleClock, CopiesTellTheSameTimeInOtherThreads)
{
    const CycleClock clock;
    std::atomic<std::uint64_t> seen { 0 };
    const auto before = clock.now();
    std::thread other ([copy = clock, &seen] { seen = copy.now(); });
    other.join();
    const auto after = clock.now();

    // Cores may disagree by a little, never by a millisecond.
    const auto slack = static_cast<std::uint64_t> (clock.ticksPerSecond() / 1000.0);
    EXPECT_GE (seen + slack, before);
    EXPECT_LE (seen, after + slack);
}
} // namespace
} // namespace lopsided
