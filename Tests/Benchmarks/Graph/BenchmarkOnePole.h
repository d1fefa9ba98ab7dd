#pragma once

#include <TestProcessors/TestProcessor.h>

#include <array>
#include <cstddef>

namespace lopsided::benchmarks
{
/** A cheap node with memory: a one-pole low-pass with a gain for what does not change. */
class BenchmarkOnePole final : public TestProcessor
{
public:
    explicit BenchmarkOnePole (float gainToApply)
        : TestProcessor ("One-pole", 2, 2),
          feedForward (gainToApply * (1.0f - feedback))
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        {
            auto* samples = audio.getWritePointer (channel);
            auto state = states[static_cast<std::size_t> (channel)];

            for (int i = 0; i < audio.getNumSamples(); ++i)
                samples[i] = state = feedForward * samples[i] + feedback * state;

            states[static_cast<std::size_t> (channel)] = state;
        }
    }

    using TestProcessor::processBlock;

    void reset() override { states = {}; }

private:
    static constexpr float feedback = 0.5f;
    const float feedForward;
    std::array<float, 2> states {};
};
} // namespace lopsided::benchmarks
