#include <lopsided_graph/account/SignalScan.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace lopsided
{
namespace
{
using Limits = std::numeric_limits<float>;

/** Around the pieces that are scanned at once, and beyond. */
constexpr std::size_t longest = 70;

TEST (SignalScan, FindsTheLargestMagnitudeWhereverItStands)
{
    for (std::size_t length = 1; length <= longest; ++length)
        for (std::size_t place = 0; place < length; ++place)
            for (const auto sign : { 1.0f, -1.0f })
            {
                std::vector<float> samples (length, -0.125f);
                samples[place] = sign * 0.75f;
                SignalScan scan;
                ASSERT_EQ (scan.add (samples.data(), length), 0.75f) << length << " samples, at " << place;
                ASSERT_FALSE (scan.isSilent());
                ASSERT_FALSE (scan.mayHaveBad());
            }
}

TEST (SignalScan, NoticesEachKindOfBadSampleWhereverItStands)
{
    for (const auto bad : { Limits::quiet_NaN(), -Limits::quiet_NaN(), Limits::signaling_NaN(),
                            Limits::infinity(), -Limits::infinity() })
        for (std::size_t length = 1; length <= longest; ++length)
            for (std::size_t place = 0; place < length; ++place)
            {
                std::vector<float> samples (length, 0.25f);
                samples[place] = bad;
                SignalScan scan;
                scan.add (samples.data(), length);
                ASSERT_TRUE (scan.mayHaveBad()) << length << " samples, at " << place;
                ASSERT_TRUE (SignalScan::hasBad (samples.data(), length));
                ASSERT_EQ (SignalScan::firstBad (samples.data(), length), place);
            }
}

TEST (SignalScan, TakesZerosDenormalsAndTheLargestFiniteNumberForGood)
{
    for (const auto good : { 0.0f, -0.0f, Limits::denorm_min(), -Limits::denorm_min(), Limits::min(),
                             Limits::max(), Limits::lowest() })
    {
        const std::vector<float> samples (longest, good);
        SignalScan scan;
        EXPECT_EQ (scan.add (samples.data(), longest), std::abs (good));
        EXPECT_FALSE (scan.mayHaveBad());
        EXPECT_FALSE (SignalScan::hasBad (samples.data(), longest));
        EXPECT_EQ (SignalScan::firstBad (samples.data(), longest), longest);
    }
}

TEST (SignalScan, FindsNothingBadAtASecondLookIntoALoudMixture)
{
    // Exponents that have all bits only when taken together.
    std::vector<float> samples { 1.5f, 2.5f, -0.75f, 1.0e30f };
    SignalScan scan;
    scan.add (samples.data(), samples.size());
    EXPECT_TRUE (scan.mayHaveBad());
    EXPECT_FALSE (SignalScan::hasBad (samples.data(), samples.size()));
}

TEST (SignalScan, CallsOnlyZerosOfEitherSignSilent)
{
    for (std::size_t length = 0; length <= longest; ++length)
    {
        std::vector<float> samples (length, 0.0f);
        std::fill_n (samples.begin(), length / 2, -0.0f);
        SignalScan silent;
        silent.add (samples.data(), length);
        EXPECT_TRUE (silent.isSilent());

        for (std::size_t place = 0; place < length; ++place)
        {
            auto almost = samples;
            almost[place] = Limits::denorm_min();
            SignalScan scan;
            scan.add (almost.data(), length);
            ASSERT_FALSE (scan.isSilent()) << length << " samples, at " << place;
        }
    }
}

TEST (SignalScan, KnowsSilenceAndBadSamplesOfAllChannelsTogetherAndThePeakOfEach)
{
    const std::vector<float> silent (longest, 0.0f), quiet (longest, -0.5f), loud (longest, 1.0f);
    SignalScan scan;
    EXPECT_EQ (scan.add (silent.data(), longest), 0.0f);
    EXPECT_TRUE (scan.isSilent());
    EXPECT_EQ (scan.add (loud.data(), longest), 1.0f);
    EXPECT_EQ (scan.add (quiet.data(), longest), 0.5f);
    EXPECT_FALSE (scan.isSilent());
}

TEST (SignalScan, AgreesWithALookAtEachSampleOfRandomBlocks)
{
    constexpr std::uint32_t seed = 5;
    SCOPED_TRACE ("seed " + std::to_string (seed));
    std::mt19937 random { seed };
    std::uniform_int_distribution<std::size_t> lengths { 1, 600 };
    std::normal_distribution<float> values { 0.0f, 0.6f };

    for (int block = 0; block < 300; ++block)
    {
        std::vector<float> samples (lengths (random));
        auto peak = 0.0f;

        for (auto& sample : samples)
        {
            sample = values (random);
            peak = std::max (peak, std::abs (sample));
        }

        SignalScan scan;
        ASSERT_EQ (scan.add (samples.data(), samples.size()), peak);
    }
}
} // namespace
} // namespace lopsided
