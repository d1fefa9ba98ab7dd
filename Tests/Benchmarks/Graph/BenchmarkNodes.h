#pragma once

#include "BenchmarkGain.h"
#include "BenchmarkOnePole.h"
#include "GraphShape.h"

#include <memory>
#include <vector>

namespace lopsided::benchmarks
{
using Processors = std::vector<std::unique_ptr<juce::AudioProcessor>>;

/** One processor: gain and one-pole in turn. */
inline std::unique_ptr<juce::AudioProcessor> makeProcessor (int node, int numSources = 1)
{
    // So the level stays the same through any graph, and neither silence nor infinity makes a node cheaper.
    const auto gain = 1.0f / static_cast<float> (numSources);

    if (node % 2 == 0)
        return std::make_unique<BenchmarkGain> (gain);

    return std::make_unique<BenchmarkOnePole> (gain);
}

/** The nodes of a shape, in its order. */
inline Processors makeProcessors (const GraphShape& shape)
{
    Processors processors;
    const auto numSources = shape.numSources();

    for (int node = 0; node < shape.numNodes; ++node)
        processors.push_back (makeProcessor (node, numSources[static_cast<std::size_t> (node)]));

    return processors;
}
} // namespace lopsided::benchmarks
