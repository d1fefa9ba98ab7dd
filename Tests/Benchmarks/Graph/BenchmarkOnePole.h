#pragma once

#include <TestProcessors/TestProcessor.h>

#include <array>

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

    /** Both channels in one loop: twice as fast as one after the other, as the samples of one wait for each other. */
    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        auto *left = audio.getWritePointer (0), *right = audio.getWritePointer (1);
        auto [leftState, rightState] = states;

        for (int i = 0; i < audio.getNumSamples(); ++i)
        {
            left[i] = leftState = feedForward * left[i] + feedback * leftState;
            right[i] = rightState = feedForward * right[i] + feedback * rightState;
        }

        states = { leftState, rightState };
    }

    using TestProcessor::processBlock;

    void reset() override { states = {}; }

private:
    static constexpr float feedback = 0.5f;
    const float feedForward;
    std::array<float, 2> states {};
};
} // namespace lopsided::benchmarks
