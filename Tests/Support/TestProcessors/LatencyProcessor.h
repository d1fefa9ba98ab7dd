#pragma once

#include "TestProcessor.h"

#include <vector>

namespace lopsided
{

/** Delays every channel by a number of samples and reports them as its latency. */
class LatencyProcessor final : public TestProcessor
{
public:
    explicit LatencyProcessor (int latencyToHave, int numChannels = 2)
        : TestProcessor ("Latency", numChannels, numChannels),
          histories (static_cast<std::size_t> (numChannels),
                     std::vector<float> (static_cast<std::size_t> (latencyToHave)))
    {
        setLatencySamples (latencyToHave);
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        auto nextPosition = position;

        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        {
            auto& history = histories[static_cast<std::size_t> (channel)];
            auto* samples = audio.getWritePointer (channel);
            nextPosition = position;

            for (int i = 0; i < audio.getNumSamples() && ! history.empty(); ++i)
            {
                std::swap (samples[i], history[nextPosition]);
                nextPosition = (nextPosition + 1) % history.size();
            }
        }

        position = nextPosition;
    }

    using TestProcessor::processBlock;

    void reset() override
    {
        for (auto& history : histories)
            std::fill (history.begin(), history.end(), 0.0f);
    }

private:
    std::vector<std::vector<float>> histories;
    std::size_t position = 0;
};

} // namespace lopsided
