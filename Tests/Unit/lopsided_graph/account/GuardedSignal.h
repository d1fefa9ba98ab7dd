#pragma once

#include <lopsided_graph/account/OutputGuard.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace lopsided::test
{
inline constexpr auto notANumber = std::numeric_limits<float>::quiet_NaN();
inline constexpr auto infinity = std::numeric_limits<float>::infinity();

/** The channels of a signal, all of one length. */
using Signal = std::vector<std::vector<float>>;

/** Two different sines: loud enough that nothing on the way is 0 by chance. */
inline Signal makeSines (std::size_t numSamples)
{
    Signal signal (2, std::vector<float> (numSamples));

    for (std::size_t c = 0; c < signal.size(); ++c)
        for (std::size_t i = 0; i < numSamples; ++i)
            signal[c][i] = std::cos (0.05f * static_cast<float> ((i + 7) * (c + 1))) * 0.8f;

    return signal;
}

inline bool areBitIdentical (const Signal& a, const Signal& b)
{
    return std::equal (a.begin(), a.end(), b.begin(), b.end(), [] (const auto& x, const auto& y) {
        return std::equal (x.begin(), x.end(), y.begin(), y.end(), [] (float p, float q) {
            return std::bit_cast<std::uint32_t> (p) == std::bit_cast<std::uint32_t> (q);
        });
    });
}

inline bool isFinite (const Signal& signal)
{
    return std::all_of (signal.begin(), signal.end(), [] (const auto& channel) {
        return std::all_of (channel.begin(), channel.end(), [] (float x) { return std::isfinite (x); });
    });
}

/** Sends a signal through a guard in blocks of these sizes, in place; returns how many of them were bad. */
inline int passThrough (OutputGuard& guard, Signal& signal, const std::vector<int>& blockSizes,
                        OutputGuard::Mode mode = OutputGuard::Mode::enforce)
{
    std::size_t position = 0;
    auto numBad = 0;

    for (const auto size : blockSizes)
    {
        std::vector<float*> channels;

        for (auto& channel : signal)
            channels.push_back (channel.data() + position);

        numBad += guard.process (channels.data(), size, mode).isBad ? 1 : 0;
        position += static_cast<std::size_t> (size);
    }

    return numBad;
}

/** Sizes from 1 to `largest` that make up so many samples. */
inline std::vector<int> randomSizes (std::mt19937& random, std::size_t numSamples, int largest)
{
    std::uniform_int_distribution<int> sizes { 1, largest };
    std::vector<int> result;

    for (auto left = static_cast<int> (numSamples); left > 0; left -= result.back())
        result.push_back (std::min (left, sizes (random)));

    return result;
}
} // namespace lopsided::test
