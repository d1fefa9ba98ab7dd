#pragma once

#include "../Blocks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace lopsided
{

/** The same in every sample: each dip and each bump of a gain shows. */
inline Block makeConstant (int numSamples, float value = 1.0f)
{
    Block block { 2, numSamples };

    for (int channel = 0; channel < 2; ++channel)
        juce::FloatVectorOperations::fill (block.audio.getWritePointer (channel), value, numSamples);

    return block;
}

/** A sine that goes on from block to block. */
class SineInput
{
public:
    explicit SineInput (double frequency = 1000.0, double sampleRate = 48000.0, float peak = 1.0f)
        : step (2.0 * std::numbers::pi * frequency / sampleRate),
          amplitude (peak)
    {}

    Block operator() (int numSamples)
    {
        Block block { 2, numSamples };

        for (int i = 0; i < numSamples; ++i, ++position)
            for (int channel = 0; channel < 2; ++channel)
                block.audio.setSample (
                    channel, i,
                    amplitude * static_cast<float> (std::sin (step * static_cast<double> (position))));

        return block;
    }

    /** The largest difference of two neighbours. */
    [[nodiscard]] float ownStep() const
    {
        return amplitude * static_cast<float> (2.0 * std::sin (step / 2.0));
    }

private:
    const double step;
    const float amplitude;
    std::int64_t position = 0;
};

inline std::vector<float> channelOf (const juce::AudioBuffer<float>& audio, int channel)
{
    const auto* samples = audio.getReadPointer (channel);
    return { samples, samples + audio.getNumSamples() };
}

inline float largestStep (const std::vector<float>& samples)
{
    float largest = 0.0f;

    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max (largest, std::abs (samples[i] - samples[i - 1]));

    return largest;
}

inline float peakOf (const std::vector<float>& samples)
{
    float peak = 0.0f;

    for (const auto sample : samples)
        peak = std::max (peak, std::abs (sample));

    return peak;
}

} // namespace lopsided
