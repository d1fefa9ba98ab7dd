#pragma once

#include "BenchmarkNodes.h"
#include "BenchmarkSettings.h"

#include <vector>

namespace lopsided::benchmarks
{
/** The bound: the processors of a shape called one after the other, each on a buffer of its own, without a graph. */
class BareProcessors
{
public:
    BareProcessors (const GraphShape& shape, int blockSize)
        : processors (makeProcessors (shape))
    {
        for (auto& processor : processors)
        {
            processor->prepareToPlay (sampleRate, blockSize);
            auto& buffer = buffers.emplace_back (2, blockSize);
            fill (buffer);
        }
    }

    void process() noexcept
    {
        const juce::ScopedNoDenormals noDenormals;

        for (std::size_t i = 0; i < processors.size(); ++i)
            processors[i]->processBlock (buffers[i], midi);
    }

private:
    Processors processors;
    std::vector<juce::AudioBuffer<float>> buffers;
    juce::MidiBuffer midi;
};
} // namespace lopsided::benchmarks
