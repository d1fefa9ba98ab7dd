#pragma once

#include "BenchmarkSettings.h"

#include <TestProcessors/TestProcessor.h>

#include <cmath>
#include <cstdint>

namespace lopsided::benchmarks
{
/** A sine of 1 kHz on one channel. */
class BenchmarkSine final : public TestProcessor
{
public:
    BenchmarkSine()
        : TestProcessor ("Sine", 0, 1)
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        constexpr auto radiansPerSample = juce::MathConstants<double>::twoPi * 1000.0 / sampleRate;

        for (int i = 0; i < audio.getNumSamples(); ++i)
            audio.setSample (
                0, i, static_cast<float> (std::sin (radiansPerSample * static_cast<double> (position++))));
    }

    using TestProcessor::processBlock;

private:
    std::int64_t position = 0;
};
} // namespace lopsided::benchmarks
