#include "GuardedSignal.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

// The ramps of OutputGuard by sample count: the same whatever the block sizes.
namespace lopsided::test
{
namespace
{
constexpr auto fade = OutputGuard::fadeSamples;

/** The rules, one sample at a time. Only where a fade in may begin depends on the blocks. */
class ReferenceGuard
{
public:
    explicit ReferenceGuard (std::size_t numChannels)
        : last (numChannels, 0.0f)
    {}

    void process (Signal& signal, std::size_t start, std::size_t size)
    {
        if (state == State::silent && lastBlockWasGood)
            enter (State::opening);

        lastBlockWasGood = true;

        for (auto i = start; i < start + size; ++i)
            processFrame (signal, i);
    }

private:
    enum class State
    {
        open,
        decaying,
        silent,
        opening
    };

    void enter (State next)
    {
        state = next;
        frame = 0;
    }

    void processFrame (Signal& signal, std::size_t i)
    {
        const auto isGood =
            std::all_of (signal.begin(), signal.end(), [i] (const auto& c) { return std::isfinite (c[i]); });

        lastBlockWasGood = lastBlockWasGood && isGood;

        if (! isGood && (state == State::open || state == State::opening))
            enter (State::decaying);

        if (state == State::opening && ++frame == fade)
            enter (State::open);

        if (state == State::decaying && ++frame == fade)
            enter (State::silent);

        for (std::size_t c = 0; c < signal.size(); ++c)
        {
            auto& sample = signal[c][i];

            if (state == State::silent)
                sample = 0.0f;
            else if (state == State::decaying)
                sample = last[c] * (static_cast<float> (fade - frame) / static_cast<float> (fade));
            else if (state == State::opening)
                sample *= static_cast<float> (frame) / static_cast<float> (fade);

            if (state != State::decaying)
                last[c] = sample;
        }
    }

    State state = State::open;
    int frame = 0;
    bool lastBlockWasGood = true;
    std::vector<float> last;
};

TEST (OutputGuardRamps, ADecayIsTheSameWhereverTheBlocksEnd)
{
    constexpr std::uint32_t seed = 11;
    SCOPED_TRACE ("seed " + std::to_string (seed));
    std::mt19937 random { seed };

    for (const std::size_t badFrom : { 0u, 1u, 63u, 64u, 100u })
    {
        Signal whole = makeSines (300);
        std::fill (whole[0].begin() + static_cast<std::ptrdiff_t> (badFrom), whole[0].end(), infinity);
        const auto input = whole;
        OutputGuard once { 2 };
        passThrough (once, whole, { 300 });

        for (const auto largest : { 1, 5, 40, 200 })
        {
            auto parts = input;
            OutputGuard guard { 2 };
            passThrough (guard, parts, randomSizes (random, 300, largest));
            ASSERT_TRUE (areBitIdentical (parts, whole))
                << "bad from " << badFrom << ", blocks up to " << largest;
        }
    }
}

TEST (OutputGuardRamps, AFadeInIsTheSameWhereverTheBlocksEndAlsoWhenABadSampleEndsIt)
{
    constexpr std::uint32_t seed = 12;
    SCOPED_TRACE ("seed " + std::to_string (seed));
    std::mt19937 random { seed };

    for (const std::size_t badFrom : { 0u, 1u, 30u, 63u, 64u, 150u, 300u })
    {
        // A bad block, then a good one: from here on it fades in.
        const auto prepared = [] {
            OutputGuard guard { 2 };
            Signal start (2, std::vector<float> (128, 0.5f));
            start[0][0] = notANumber;
            passThrough (guard, start, { 64, 64 });
            return guard;
        };

        Signal whole = makeSines (300);
        std::fill (whole[1].begin() + static_cast<std::ptrdiff_t> (badFrom), whole[1].end(), notANumber);
        const auto input = whole;
        auto once = prepared();
        passThrough (once, whole, { 300 });

        for (const auto largest : { 1, 5, 40, 200 })
        {
            auto parts = input;
            auto guard = prepared();
            passThrough (guard, parts, randomSizes (random, 300, largest));
            ASSERT_TRUE (areBitIdentical (parts, whole))
                << "bad from " << badFrom << ", blocks up to " << largest;
        }
    }
}

TEST (OutputGuardRamps, RandomSignalsComeOutAsTheRulesSaySampleBySample)
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed)
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        std::uniform_int_distribution<std::size_t> place { 0, 1999 };
        Signal signal = makeSines (2000);

        for (auto numBad = seed % 8; numBad > 0; --numBad)
            signal[numBad % 2][place (random)] = numBad % 3 == 0 ? notANumber : infinity;

        const auto sizes = randomSizes (random, 2000, seed % 2 == 0 ? 30 : 300);
        auto expected = signal;
        ReferenceGuard reference { 2 };
        std::size_t position = 0;

        for (const auto size : sizes)
        {
            reference.process (expected, position, static_cast<std::size_t> (size));
            position += static_cast<std::size_t> (size);
        }

        OutputGuard guard { 2 };
        passThrough (guard, signal, sizes);
        ASSERT_TRUE (isFinite (signal));
        ASSERT_TRUE (areBitIdentical (signal, expected));
    }
}

TEST (OutputGuardRamps, NoStepIsLargerThanTheSignalsOwnAndThatOfTheRamp)
{
    // A sine of amplitude 0.8 and 0.1 radians a sample: its own step is 0.08, a ramp's 0.8 / 64.
    constexpr auto bound = 0.08f + 0.8f / 64.0f + 1.0e-6f;
    Signal signal = makeSines (4000);

    for (std::size_t bad = 100; bad < 4000; bad += 777)
        signal[0][bad] = notANumber;

    OutputGuard guard { 2 };
    passThrough (guard, signal, std::vector<int> (40, 100));

    for (std::size_t c = 0; c < 2; ++c)
        for (std::size_t i = 1; i < 4000; ++i)
            ASSERT_LE (std::abs (signal[c][i] - signal[c][i - 1]), bound)
                << "channel " << c << ", sample " << i;
}
} // namespace
} // namespace lopsided::test
