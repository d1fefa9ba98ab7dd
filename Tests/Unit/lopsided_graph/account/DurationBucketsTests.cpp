#include <lopsided_graph/account/DurationBuckets.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace lopsided
{
namespace
{
TEST (DurationBuckets, HaveNoPercentileWithoutDurations)
{
    const auto buckets = std::make_unique<DurationBuckets>();
    EXPECT_EQ (buckets->percentile (0.99), 0u);
}

TEST (DurationBuckets, AreNeverBelowADurationAndAtMostASixteenthAboveIt)
{
    for (std::uint64_t ticks = 0; ticks < (std::uint64_t { 1 } << 32); ticks += 1 + ticks / 57)
    {
        const auto buckets = std::make_unique<DurationBuckets>();
        buckets->add (ticks);
        const auto edge = buckets->percentile (0.5);
        ASSERT_GE (edge, ticks);
        ASSERT_LE (static_cast<double> (edge), static_cast<double> (ticks) * (1.0 + 1.0 / 16.0)) << ticks;

        if (ticks < 32)
        {
            ASSERT_EQ (edge, ticks);
        }
    }
}

TEST (DurationBuckets, KeepDurationsApartThatAnOctaveLiesBetween)
{
    const auto buckets = std::make_unique<DurationBuckets>();

    for (int i = 0; i < 99; ++i)
        buckets->add (1000);

    buckets->add (100000);
    EXPECT_LT (buckets->percentile (0.99), 1063u);
    EXPECT_GE (buckets->percentile (0.995), 100000u);
}

TEST (DurationBuckets, PutWhateverIsTooLongIntoTheLast)
{
    const auto buckets = std::make_unique<DurationBuckets>();
    buckets->add (std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ (buckets->percentile (1.0), std::numeric_limits<std::uint32_t>::max());
}

TEST (DurationBuckets, GiveThePercentilesOfRandomDurationsToASixteenth)
{
    constexpr std::uint32_t seed = 3;
    SCOPED_TRACE ("seed " + std::to_string (seed));
    std::mt19937 random { seed };
    std::lognormal_distribution<double> durations { 9.0, 1.5 };
    const auto buckets = std::make_unique<DurationBuckets>();
    std::vector<std::uint64_t> all (10000);

    for (auto& each : all)
    {
        each = static_cast<std::uint64_t> (durations (random));
        buckets->add (each);
    }

    std::sort (all.begin(), all.end());

    for (const auto fraction : { 0.01, 0.5, 0.9, 0.99, 0.999, 1.0 })
    {
        const auto rank = static_cast<std::size_t> (std::ceil (fraction * static_cast<double> (all.size())));
        const auto exact = all[rank - 1];
        const auto found = buckets->percentile (fraction);
        EXPECT_GE (found, exact);
        EXPECT_LE (static_cast<double> (found), static_cast<double> (exact) * (1.0 + 1.0 / 16.0));
    }
}
} // namespace
} // namespace lopsided
