#pragma once

#include "Blocks.h"

#include <algorithm>
#include <functional>
#include <random>

namespace lopsided
{

/** How long each block is. */
using Sizes = std::function<int()>;

inline Sizes always (int numSamples)
{
    return [numSamples] { return numSamples; };
}

inline Sizes atRandom (int maximum)
{
    return [maximum, random = std::mt19937 { 5 }]() mutable {
        return std::uniform_int_distribution<int> { 1, maximum }(random);
    };
}

/** Renders all of an input in blocks. */
inline juce::AudioBuffer<float> renderAll (const RenderSequence& sequence, const Block& input,
                                           const Sizes& sizes)
{
    const juce::ScopedNoDenormals asInWorkers;
    const auto total = input.audio.getNumSamples();
    juce::AudioBuffer<float> all { 2, total };

    for (int done = 0; done < total;)
    {
        const auto count = std::min (sizes(), total - done);
        Block part { 2, count };

        for (int channel = 0; channel < 2; ++channel)
            part.audio.copyFrom (channel, 0, input.audio, channel, done, count);

        const auto output = render (sequence, part);

        for (int channel = 0; channel < 2; ++channel)
            all.copyFrom (channel, done, output.audio, channel, 0, count);

        done += count;
    }

    return all;
}

inline Block makeImpulse (int numSamples)
{
    Block block { 2, numSamples };
    block.audio.setSample (0, 0, 1.0f);
    return block;
}

} // namespace lopsided
