#include <lopsided_graph/account/SignalScan.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
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
                ASSERT_FALSE (scan.hasBad());
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
                ASSERT_TRUE (scan.hasBad()) << length << " samples, at " << place;
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
        EXPECT_FALSE (scan.hasBad());
        EXPECT_EQ (SignalScan::firstBad (samples.data(), longest), longest);
    }
}

TEST (SignalScan, TakesALoudMixtureForGood)
{
    // Exponents that have all bits only when taken together.
    std::vector<float> samples { 1.5f, 2.5f, -0.75f, 1.0e30f };

    for (const auto length : { samples.size(), longest })
    {
        samples.resize (length, -1.5f);
        SignalScan scan;
        EXPECT_EQ (scan.add (samples.data(), length), 1.0e30f);
        EXPECT_FALSE (scan.hasBad());
    }
}

TEST (SignalScan, OfSeveralChannelsKnowsThePeakOfEachAndTheLoudest)
{
    for (std::size_t length = 1; length <= longest; ++length)
    {
        const std::vector<float> silent (length, -0.0f), quiet (length, -0.5f);
        auto loud = silent;
        loud.back() = 2.0f;
        const std::array<const float*, 3> channels { quiet.data(), loud.data(), silent.data() };
        std::array<float, 3> peaks {};
        SignalScan scan;
        scan.addAll (channels.data(), channels.size(), length,
                     [&peaks] (std::size_t channel, float peak) { peaks[channel] = peak; });
        ASSERT_EQ (peaks, (std::array { 0.5f, 2.0f, 0.0f })) << length << " samples";
        ASSERT_EQ (scan.loudest(), 2.0f);
    }
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
