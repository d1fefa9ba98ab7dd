#include <Host/DurationHistogram.h>
#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace lopsided::testing
{
namespace
{

TEST (DurationHistogram, SaysZeroWhenItIsEmpty)
{
    const DurationHistogram histogram;
    EXPECT_EQ (histogram.percentileNanos (0.999), 0);
    EXPECT_EQ (histogram.count(), 0u);
}

TEST (DurationHistogram, AgreesWithTheSortedValuesToTwoPerCent)
{
    constexpr unsigned seed = 42;
    SCOPED_TRACE (seed);
    std::mt19937 random (seed);
    std::lognormal_distribution<double> durations (12.0, 1.0);
    DurationHistogram histogram;
    std::vector<std::int64_t> values;

    for (int index = 0; index < 20000; ++index)
    {
        values.push_back (static_cast<std::int64_t> (durations (random)));
        histogram.add (values.back());
    }

    std::sort (values.begin(), values.end());

    for (const auto fraction : { 0.0, 0.1, 0.5, 0.99, 0.999, 1.0 })
    {
        const auto rank = std::max (1.0, std::ceil (fraction * static_cast<double> (values.size())));
        const auto exact = static_cast<double> (values[static_cast<std::size_t> (rank) - 1]);
        EXPECT_NEAR (static_cast<double> (histogram.percentileNanos (fraction)), exact, 0.02 * exact)
            << fraction;
    }

    EXPECT_EQ (histogram.largestNanos(), values.back());
    EXPECT_EQ (histogram.percentileNanos (1.0), values.back());
    EXPECT_EQ (histogram.count(), values.size());
}

TEST (DurationHistogram, TakesValuesBeyondItsBins)
{
    DurationHistogram histogram;
    histogram.add (-5);
    histogram.add (0);
    histogram.add (std::int64_t { 1 } << 60);
    EXPECT_EQ (histogram.count(), 3u);
    EXPECT_EQ (histogram.largestNanos(), std::int64_t { 1 } << 60);
}

} // namespace
} // namespace lopsided::testing
