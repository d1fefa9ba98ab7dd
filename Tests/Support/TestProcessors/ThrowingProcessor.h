#pragma once

#include "TestProcessor.h"

#include <atomic>
#include <stdexcept>

namespace lopsided
{

/** Fills its outputs with ones, or throws while it is told to. */
class ThrowingProcessor final : public TestProcessor
{
public:
    explicit ThrowingProcessor (int numChannels = 2)
        : TestProcessor ("Throwing", numChannels, numChannels)
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 1.0f, audio.getNumSamples());

        if (shouldThrow)
            throw std::runtime_error ("a test processor was told to throw");
    }

    using TestProcessor::processBlock;

    std::atomic<bool> shouldThrow { true };
};

} // namespace lopsided
