#include <gtest/gtest.h>
#include <lopsided_graph/render/MixKernel.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

namespace lopsided
{
namespace
{

std::vector<std::vector<float>> makeSources (std::mt19937& random, std::size_t count, std::size_t length)
{
    std::uniform_real_distribution<float> distribution { -1.0e3f, 1.0e3f };
    std::vector<std::vector<float>> sources (count, std::vector<float> (length));

    for (auto& source : sources)
        for (auto& sample : source)
            sample = distribution (random);

    return sources;
}

std::vector<const float*> pointersTo (const std::vector<std::vector<float>>& sources)
{
    std::vector<const float*> pointers;

    for (const auto& source : sources)
        pointers.push_back (source.data());

    return pointers;
}

std::vector<float> sumOneByOne (const std::vector<std::vector<float>>& sources, std::size_t length)
{
    auto sum = sources.empty() ? std::vector<float> (length) : sources.front();

    for (std::size_t s = 1; s < sources.size(); ++s)
        for (std::size_t i = 0; i < length; ++i)
            sum[i] += sources[s][i];

    return sum;
}

TEST (MixKernel, SumsInOrderBitByBitAndWritesNotOneSampleMore)
{
    std::mt19937 random { 3 };

    for (const auto count : { 0u, 1u, 2u, 3u, 4u, 5u, 17u, 24u, 26u, 100u })
    {
        for (const auto length : { 0u, 1u, 3u, 15u, 16u, 17u, 31u, 64u, 100u, 128u, 300u })
        {
            const auto sources = makeSources (random, count, length);
            const auto pointers = pointersTo (sources);
            std::vector<float> target (length + 32, 7.0f);
            MixKernel::mix (target.data(), pointers.data(), count, static_cast<int> (length));

            const auto expected = sumOneByOne (sources, length);
            const auto isSame =
                length == 0 || std::memcmp (target.data(), expected.data(), length * sizeof (float)) == 0;
            ASSERT_TRUE (isSame) << count << " sources of " << length;

            for (std::size_t i = length; i < target.size(); ++i)
                ASSERT_EQ (target[i], 7.0f);
        }
    }
}

TEST (MixKernel, MayWriteOverAnyOfItsSources)
{
    std::mt19937 random { 4 };

    for (const auto count : { 5u, 40u })
        for (std::size_t inPlace = 0; inPlace < count; ++inPlace)
        {
            auto sources = makeSources (random, count, 177);
            const auto expected = sumOneByOne (sources, 177);
            const auto pointers = pointersTo (sources);
            MixKernel::mix (sources[inPlace].data(), pointers.data(), count, 177);
            EXPECT_EQ (sources[inPlace], expected) << "in place of source " << inPlace << " of " << count;
        }
}

TEST (MixKernel, CopiesTheFirstTermInsteadOfAddingItToZero)
{
    const std::vector<float> source { -0.0f, std::numeric_limits<float>::infinity() };
    const float* const pointers[] { source.data() };
    float target[2] { 1.0f, 1.0f };
    MixKernel::mix (target, pointers, 1, 2);
    EXPECT_TRUE (std::signbit (target[0]));
    EXPECT_EQ (target[1], source[1]);

    const float* const twice[] { source.data(), source.data() };
    MixKernel::mix (target, twice, 2, 1);
    EXPECT_TRUE (std::signbit (target[0])) << "-0 + -0 is -0, unless a zero was added";
}

} // namespace
} // namespace lopsided
