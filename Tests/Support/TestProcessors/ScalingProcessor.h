#pragma once

#include "TestProcessor.h"

namespace lopsided
{

/** Multiplies every channel by a constant. */
class ScalingProcessor final : public TestProcessor
{
public:
    explicit ScalingProcessor (float gainToApply, int numChannels = 2)
        : TestProcessor ("Scaling", numChannels, numChannels),
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

} // namespace lopsided
