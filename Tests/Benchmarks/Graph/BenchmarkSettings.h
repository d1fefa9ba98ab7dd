#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided::benchmarks
{
inline constexpr double sampleRate = 48000.0;

/** A level that every gain and low-pass lets pass, and a ripple on it. */
inline void fill (juce::AudioBuffer<float>& buffer) noexcept
{
    for (int channel = 0; channel < buffer.getNumChannels(); ++channel)
        for (int i = 0; i < buffer.getNumSamples(); ++i)
            buffer.setSample (channel, i, i % 2 == 0 ? 0.5f : 0.4f);
}
} // namespace lopsided::benchmarks
