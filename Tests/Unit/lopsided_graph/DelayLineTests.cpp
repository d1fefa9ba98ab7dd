#include <gtest/gtest.h>
#include <lopsided_graph/lopsided_graph.h>

#include <numeric>
#include <random>

namespace lopsided
{
namespace
{

std::vector<float> numbers (std::int64_t first, int count)
{
    std::vector<float> result (static_cast<std::size_t> (count));
    std::iota (result.begin(), result.end(), static_cast<float> (first));
    return result;
}

/** Delays a block where it stands. */
void process (DelayLine& line, std::vector<float>& samples, int delay, std::int64_t position)
{
    const auto size = static_cast<int> (samples.size());
    line.write (samples.data(), size, position);
    line.read (samples.data(), size, delay, position);
}

TEST (DelayLine, DelaysByAnyNumberOfSamplesInBlocksOfAnySize)
{
    std::mt19937 random { 7 };

    for (const auto delay : { 1, 2, 31, 32, 33, 500 })
    {
        SCOPED_TRACE (delay);
        DelayLine line { 1, delay, 64 };
        std::int64_t position = 0;

        for (int block = 0; block < 200; ++block)
        {
            const auto size = std::uniform_int_distribution<int> { 0, 64 }(random);
            auto samples = numbers (position + 1, size);
            process (line, samples, delay, position);

            for (int i = 0; i < size; ++i)
                ASSERT_EQ (samples[static_cast<std::size_t> (i)],
                           static_cast<float> (std::max<std::int64_t> (0, position + i + 1 - delay)));

            position += size;
        }
    }
}

TEST (DelayLine, ServesAnyTapUpToItsCapacity)
{
    DelayLine line { 1, 100, 64 };
    EXPECT_TRUE (line.canDelayBy (100));
    ASSERT_TRUE (line.canDelayBy (192)) << "rounded up to 256 samples";
    EXPECT_FALSE (line.canDelayBy (193));

    for (std::int64_t position = 0; position < 640; position += 64)
    {
        auto samples = numbers (position, 64);
        const auto delay = position < 320 ? 10 : 192;
        process (line, samples, delay, position);
        ASSERT_EQ (samples[63], static_cast<float> (std::max<std::int64_t> (0, position + 63 - delay)));
    }
}

TEST (DelayLine, TakesAGapForTheEndOfItsHistory)
{
    DelayLine line { 1, 20, 64 };
    auto samples = numbers (1, 64);
    process (line, samples, 20, 0);
    EXPECT_EQ (line.historySamples(), 64);

    samples = numbers (1001, 64);
    process (line, samples, 20, 1000);
    EXPECT_EQ (samples[19], 0.0f);
    EXPECT_EQ (samples[20], 1001.0f);
    EXPECT_EQ (line.historySamples(), 64);
}

TEST (DelayLine, ForgetsWhenReset)
{
    DelayLine line { 1, 5, 16 };
    auto samples = numbers (1, 16);
    process (line, samples, 5, 0);
    line.reset();
    samples = numbers (17, 16);
    process (line, samples, 5, 16);
    EXPECT_EQ (samples[4], 0.0f);
    EXPECT_EQ (samples[5], 17.0f);
}

TEST (CarriedLines, FindsALineAgainOnlyUnderTheSameIdentity)
{
    CarriedLines<MidiDelayLine> carried;
    const ConnectionIdentity identity { { { { 20 }, 0 }, { { 30 }, 0 } }, 5, 6 };
    auto otherSource = identity;
    otherSource.sourceIncarnation = 7;

    const std::vector<DelayRequest> request { { identity, 10 } };
    const auto line = carried.acquire (request, 64).front();
    EXPECT_EQ (carried.acquire (request, 64).front(), line);

    const std::vector<DelayRequest> both { { identity, 12 }, { otherSource, 12 } };
    const auto lines = carried.acquire (both, 64);
    EXPECT_EQ (lines[0], line);
    EXPECT_NE (lines[1], line);
    EXPECT_EQ (carried.acquire (both, 64), lines);
}

TEST (CarriedLines, KeepsNoLineAlive)
{
    CarriedLines<MidiDelayLine> carried;
    const std::vector<DelayRequest> request { { {}, 10 } };
    const std::weak_ptr<MidiDelayLine> line = carried.acquire (request, 64).front();
    EXPECT_TRUE (line.expired());
}

} // namespace
} // namespace lopsided
