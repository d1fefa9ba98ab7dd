#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace lopsided
{

/** Counts the samples of blocks that are no ordinary numbers, and finds their peak. Thread: any. Realtime: wait-free. */
struct BlockScan
{
    std::int64_t nans = 0;
    std::int64_t infinities = 0;
    std::int64_t denormals = 0;
    float peak = 0.0f; /**< of the latest block's ordinary samples */

    void scan (const float* samples, int numSamples) noexcept
    {
        constexpr std::uint32_t exponent = 0x7f800000u;
        constexpr std::uint32_t mantissa = 0x007fffffu;

        for (int index = 0; index < numSamples; ++index)
        {
            const auto bits = std::bit_cast<std::uint32_t> (samples[index]);
            const auto hasMantissa = (bits & mantissa) != 0;

            if ((bits & exponent) == exponent)
                ++(hasMantissa ? nans : infinities);
            else if ((bits & exponent) == 0 && hasMantissa)
                ++denormals;
            else
                peak = std::max (peak, std::abs (samples[index]));
        }
    }

    /** The first channels of a block. */
    void scan (const juce::AudioBuffer<float>& audio, int numChannels) noexcept
    {
        peak = 0.0f;

        for (int channel = 0; channel < std::min (numChannels, audio.getNumChannels()); ++channel)
            scan (audio.getReadPointer (channel), audio.getNumSamples());
    }
};

} // namespace lopsided
