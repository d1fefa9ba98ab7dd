#pragma once

#include <TestProcessors/TestProcessor.h>

namespace lopsided::benchmarks
{
/** The cheapest node there is: multiplies by a constant. */
class BenchmarkGain final : public TestProcessor
{
public:
    explicit BenchmarkGain (float gainToApply)
        : TestProcessor ("Gain", 2, 2),
          gain (gainToApply)
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        {
            auto* samples = audio.getWritePointer (channel);

            for (int i = 0; i < audio.getNumSamples(); ++i)
                samples[i] *= gain;
        }
    }

    using TestProcessor::processBlock;

private:
    const float gain;
};
} // namespace lopsided::benchmarks
