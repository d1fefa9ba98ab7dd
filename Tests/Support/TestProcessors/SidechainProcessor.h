#pragma once

#include "TestProcessor.h"

namespace lopsided
{

/** Two stereo inputs and one stereo output: the main signal times (1 - |sidechain| / 2). It also leaves garbage in its
    sidechain channels, as a processor that works in place may. */
class SidechainProcessor final : public TestProcessor
{
public:
    SidechainProcessor()
        : TestProcessor ("Sidechain", BusesProperties()
                                          .withInput ("Main", juce::AudioChannelSet::stereo())
                                          .withInput ("Sidechain", juce::AudioChannelSet::stereo())
                                          .withOutput ("Main", juce::AudioChannelSet::stereo()))
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        for (int channel = 0; channel < 2; ++channel)
        {
            auto* main = audio.getWritePointer (channel);
            auto* sidechain = audio.getWritePointer (channel + 2);

            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                main[i] *= 1.0f - 0.5f * std::abs (sidechain[i]);
                sidechain[i] = 1.0e9f;
            }
        }
    }

    using TestProcessor::processBlock;
};

} // namespace lopsided
