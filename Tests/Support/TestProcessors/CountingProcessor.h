#pragma once

#include "TestProcessor.h"

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** Passes everything through and counts what it saw. Thread: the counts may be read from any. */
class CountingProcessor final : public TestProcessor
{
public:
    explicit CountingProcessor (int numChannels = 2)
        : TestProcessor ("Counting", numChannels, numChannels, Midi::acceptsAndProduces)
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        ++blocks;
        samples += audio.getNumSamples();
        midiEvents += midi.getNumEvents();
    }

    using TestProcessor::processBlock;

    void prepareToPlay (double, int) override { ++prepares; }
    void reset() override { ++resets; }

    std::atomic<std::int64_t> blocks { 0 };
    std::atomic<std::int64_t> samples { 0 };
    std::atomic<std::int64_t> midiEvents { 0 };
    std::atomic<int> prepares { 0 };
    std::atomic<int> resets { 0 };
};

} // namespace lopsided
