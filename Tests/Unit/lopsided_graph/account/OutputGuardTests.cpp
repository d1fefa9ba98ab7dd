#include "GuardedSignal.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace lopsided::test
{
namespace
{
using Mode = OutputGuard::Mode;
constexpr auto fade = static_cast<std::size_t> (OutputGuard::fadeSamples);

TEST (OutputGuard, LeavesEveryBitOfAGoodSignalAlone)
{
    using Limits = std::numeric_limits<float>;
    Signal signal = makeSines (300);
    signal[0][0] = -0.0f;
    signal[1][13] = Limits::denorm_min();
    signal[0][100] = Limits::max();
    signal[1][299] = Limits::lowest();
    const auto before = signal;
    OutputGuard guard { 2 };
    EXPECT_EQ (passThrough (guard, signal, { 1, 16, 64, 200, 19 }), 0);
    EXPECT_TRUE (areBitIdentical (signal, before));
    EXPECT_TRUE (guard.isOpen());
}

TEST (OutputGuard, MakesExactZerosOfABlockThatIsBadFromTheVeryFirstSample)
{
    Signal signal (2, std::vector<float> (100, notANumber));
    OutputGuard guard { 2 };
    EXPECT_EQ (passThrough (guard, signal, { 100 }), 1);
    EXPECT_TRUE (areBitIdentical (signal, Signal (2, std::vector<float> (100, 0.0f))));
}

TEST (OutputGuard, FindsASingleBadSampleAtTheEndOfABlockInOneChannel)
{
    for (const auto bad : { infinity, -infinity, notANumber })
    {
        Signal signal = makeSines (64);
        const auto before = signal;
        signal[1][63] = bad;
        OutputGuard guard { 2 };
        EXPECT_EQ (passThrough (guard, signal, { 64 }), 1);

        for (std::size_t c = 0; c < 2; ++c)
        {
            for (std::size_t i = 0; i < 63; ++i)
                ASSERT_EQ (signal[c][i], before[c][i]);

            EXPECT_EQ (signal[c][63], before[c][62] * 63.0f / 64.0f);
        }
    }
}

TEST (OutputGuard, DecaysAllChannelsTogetherFromTheirLastGoodSamples)
{
    Signal signal = makeSines (256);
    const auto before = signal;
    signal[0][50] = notANumber; // and never bad in the other channel
    OutputGuard guard { 2 };
    passThrough (guard, signal, { 256 });

    for (std::size_t c = 0; c < 2; ++c)
    {
        for (std::size_t i = 0; i < 50; ++i)
            ASSERT_EQ (signal[c][i], before[c][i]);

        for (std::size_t i = 0; i < fade - 1; ++i)
            ASSERT_EQ (signal[c][50 + i], before[c][49] * (static_cast<float> (fade - 1 - i) / 64.0f)) << i;

        for (std::size_t i = 50 + fade - 1; i < 256; ++i)
            ASSERT_EQ (std::bit_cast<std::uint32_t> (signal[c][i]), 0u) << i;
    }
}

TEST (OutputGuard, DecaysFromTheLastSampleOfTheBlockBefore)
{
    Signal signal = makeSines (64 + 64);
    const auto last = signal[0][63];
    signal[1][64] = infinity;
    OutputGuard guard { 2 };
    EXPECT_EQ (passThrough (guard, signal, { 64, 64 }), 1);
    EXPECT_EQ (signal[0][64], last * 63.0f / 64.0f);
    EXPECT_EQ (signal[0][126], last / 64.0f);
    EXPECT_EQ (signal[0][127], 0.0f);
}

TEST (OutputGuard, StaysSilentThroughOneGoodBlockAndFadesInWithTheNext)
{
    constexpr std::size_t size = 128;
    Signal signal = makeSines (4 * size);
    const auto before = signal;
    signal[0][size + 10] = notANumber;
    OutputGuard guard { 2 };
    EXPECT_EQ (passThrough (guard, signal, std::vector<int> (4, size)), 1);

    for (std::size_t i = 2 * size; i < 3 * size; ++i)
        ASSERT_EQ (std::bit_cast<std::uint32_t> (signal[1][i]), 0u) << i;

    for (std::size_t i = 0; i < size; ++i)
    {
        const auto gain = static_cast<float> (std::min (i + 1, fade)) / 64.0f;
        ASSERT_EQ (signal[1][3 * size + i], before[1][3 * size + i] * gain) << i;
    }

    EXPECT_TRUE (guard.isOpen());
}

TEST (OutputGuard, StaysSilentWhileEveryBlockIsBad)
{
    constexpr std::size_t size = 64;
    Signal signal = makeSines (20 * size);

    for (std::size_t block = 1; block < 20; ++block)
        signal[0][block * size + block] = notANumber;

    OutputGuard guard { 2 };
    EXPECT_EQ (passThrough (guard, signal, std::vector<int> (20, size)), 19);

    for (auto i = size + 1 + fade; i < 20 * size; ++i)
        ASSERT_EQ (std::bit_cast<std::uint32_t> (signal[1][i]), 0u) << i;
}

TEST (OutputGuard, CountsABlockAsBadOnceWhateverIsBadInIt)
{
    Signal signal (2, std::vector<float> (64, infinity));
    OutputGuard guard { 2 };
    EXPECT_EQ (passThrough (guard, signal, { 32, 32 }), 2);
}

TEST (OutputGuard, SaysOfARepairedBlockWhatGoesOut)
{
    Signal signal = makeSines (64);
    signal[0][1] = infinity;
    float* channels[] { signal[0].data(), signal[1].data() };
    OutputGuard guard { 2 };
    const auto block = guard.process (channels, 64, Mode::enforce);
    EXPECT_TRUE (block.isBad);
    EXPECT_FALSE (block.isOpen);
    EXPECT_FALSE (block.isSilent);
    EXPECT_EQ (guard.peak (0), std::abs (signal[0][0]));
    EXPECT_EQ (block.loudest, std::max (guard.peak (0), guard.peak (1)));
    EXPECT_TRUE (std::isfinite (block.loudest));
}

TEST (OutputGuard, WhenItOnlyWatchesLetsBadSamplesPassAndSaysSo)
{
    Signal signal = makeSines (64);
    signal[1][5] = notANumber;
    const auto before = signal;
    float* channels[] { signal[0].data(), signal[1].data() };
    OutputGuard guard { 2 };
    EXPECT_TRUE (guard.process (channels, 64, Mode::watch).isBad);
    EXPECT_TRUE (areBitIdentical (signal, before));
    EXPECT_TRUE (std::isfinite (guard.peak (0)));
    EXPECT_EQ (guard.peak (1), infinity);
    EXPECT_TRUE (guard.isOpen());
}

TEST (OutputGuard, GuardsANodeWithoutOutputsAndOneWithManyChannels)
{
    OutputGuard none { 0 };
    EXPECT_TRUE (none.process (nullptr, 64, Mode::enforce).isSilent);

    Signal wide (40, std::vector<float> (64, 0.5f));
    wide[39][0] = notANumber;
    OutputGuard guard { 40 };
    EXPECT_EQ (passThrough (guard, wide, { 64 }), 1);
    EXPECT_TRUE (areBitIdentical (wide, Signal (40, std::vector<float> (64, 0.0f))));
}

TEST (OutputGuard, DecaysFromSilenceAfterASkippedBlock)
{
    Signal signal = makeSines (64);
    OutputGuard guard { 2 };
    passThrough (guard, signal, { 64 });
    guard.skip();
    Signal bad (2, std::vector<float> (64, notANumber));
    passThrough (guard, bad, { 64 });
    EXPECT_TRUE (areBitIdentical (bad, Signal (2, std::vector<float> (64, 0.0f))));
}

TEST (OutputGuard, TakesASkippedBlockForAGoodOneAfterWhichItFadesIn)
{
    // The first block leaves a decay under way, which the skipped block ends.
    Signal signal = makeSines (3 * 64);
    const auto before = signal;
    signal[0][50] = notANumber;
    float* channels[] { signal[0].data(), signal[1].data() };
    OutputGuard guard { 2 };
    guard.process (channels, 64, Mode::enforce);
    EXPECT_NE (signal[0][63], 0.0f);
    guard.skip();

    for (auto& channel : channels)
        channel += 128;

    guard.process (channels, 64, Mode::enforce);
    EXPECT_EQ (signal[0][128], before[0][128] / 64.0f);
    EXPECT_EQ (signal[1][190], before[1][190] * 63.0f / 64.0f);
    EXPECT_TRUE (guard.isOpen());
}
} // namespace
} // namespace lopsided::test
