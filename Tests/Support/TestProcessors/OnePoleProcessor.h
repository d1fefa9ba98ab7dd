#pragma once

#include "TestProcessor.h"

#include <vector>

namespace lopsided
{

/** A one-pole low-pass: it has memory, so that a lost or doubled block shows in all that follows. */
class OnePoleProcessor final : public TestProcessor
{
public:
    explicit OnePoleProcessor (float feedbackToUse, int numChannels = 2)
        : TestProcessor ("One-pole", numChannels, numChannels),
          feedback (feedbackToUse),
          states (static_cast<std::size_t> (numChannels))
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        {
            auto* samples = audio.getWritePointer (channel);
            auto state = states[static_cast<std::size_t> (channel)];

            for (int i = 0; i < audio.getNumSamples(); ++i)
                samples[i] = state = samples[i] + feedback * (state - samples[i]);

            states[static_cast<std::size_t> (channel)] = state;
        }
    }

    using TestProcessor::processBlock;

    void reset() override { std::fill (states.begin(), states.end(), 0.0f); }

private:
    const float feedback;
    std::vector<float> states;
};

} // namespace lopsided
