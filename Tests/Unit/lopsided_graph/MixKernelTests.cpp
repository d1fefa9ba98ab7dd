#include <gtest/gtest.h>
#include <lopsided_graph/render/BufferArena.h>
#include <lopsided_graph/render/MixKernel.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

namespace lopsided
{
namespace
{

/** Buffers full of noise, as a graph has them: each starts on a cache line. */
class Sources
{
public:
    Sources (std::mt19937& random, std::uint32_t count, std::size_t lengthOfEach)
        : arena (count, static_cast<int> (lengthOfEach)),
          length (lengthOfEach)
    {
        std::uniform_real_distribution<float> distribution { -1.0e3f, 1.0e3f };

        for (std::uint32_t i = 0; i < count; ++i)
        {
            pointers.push_back (arena.channel (i));
            std::generate_n (arena.channel (i), length, [&] { return distribution (random); });
        }
    }

    std::vector<float> sumOneByOne() const
    {
        std::vector<float> sum (length);

        for (std::size_t s = 0; s < pointers.size(); ++s)
            for (std::size_t i = 0; i < length; ++i)
                sum[i] = s == 0 ? pointers[s][i] : sum[i] + pointers[s][i];

        return sum;
    }

    const BufferArena arena;
    const std::size_t length;
    std::vector<const float*> pointers;
};

/** Both ways of MixKernel, whichever the processor would be given: true is the one with wide registers. */
template <typename IsWide>
class MixKernelTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (IsWide::value && ! MixKernelAvx2::isAvailable)
            GTEST_SKIP() << "this processor has no registers of eight samples";
    }

    static void mix (float* destination, const float* const* sources, std::uint32_t numSources,
                     int numSamples)
    {
        MixKernel::mixIn<IsWide::value> (destination, sources, numSources, numSamples);
    }
};

using Widths = ::testing::Types<std::false_type, std::true_type>;
TYPED_TEST_SUITE (MixKernelTest, Widths);

TYPED_TEST (MixKernelTest, SumsInOrderBitByBitAndWritesNotOneSampleMore)
{
    std::mt19937 random { 3 };

    for (const auto count : { 0u, 1u, 2u, 3u, 4u, 5u, 17u, 24u, 26u, 100u })
    {
        for (const auto length : { 0u, 1u, 3u, 15u, 16u, 17u, 31u, 64u, 100u, 128u, 300u })
        {
            const Sources sources { random, count, length };
            std::vector<float> target (length + 32, 7.0f);
            this->mix (target.data(), sources.pointers.data(), count, static_cast<int> (length));

            const auto expected = sources.sumOneByOne();
            const auto isSame =
                length == 0 || std::memcmp (target.data(), expected.data(), length * sizeof (float)) == 0;
            ASSERT_TRUE (isSame) << count << " sources of " << length;

            for (std::size_t i = length; i < target.size(); ++i)
                ASSERT_EQ (target[i], 7.0f);
        }
    }
}

TYPED_TEST (MixKernelTest, MayWriteOverAnyOfItsSources)
{
    std::mt19937 random { 4 };

    for (const auto count : { 2u, 3u, 4u, 5u, 40u })
        for (std::uint32_t inPlace = 0; inPlace < count; ++inPlace)
        {
            const Sources sources { random, count, 177 };
            const auto expected = sources.sumOneByOne();
            auto* target = sources.arena.channel (inPlace);
            this->mix (target, sources.pointers.data(), count, 177);
            EXPECT_EQ (std::vector<float> (target, target + 177), expected)
                << "in place of source " << inPlace << " of " << count;
        }
}

TYPED_TEST (MixKernelTest, CopiesTheFirstTermInsteadOfAddingItToZero)
{
    alignas (64) const float source[] { -0.0f, std::numeric_limits<float>::infinity() };
    const float* const pointers[] { source };
    float target[2] { 1.0f, 1.0f };
    this->mix (target, pointers, 1, 2);
    EXPECT_TRUE (std::signbit (target[0]));
    EXPECT_EQ (target[1], source[1]);

    const float* const twice[] { source, source };
    this->mix (target, twice, 2, 1);
    EXPECT_TRUE (std::signbit (target[0])) << "-0 + -0 is -0, unless a zero was added";
}

} // namespace
} // namespace lopsided
