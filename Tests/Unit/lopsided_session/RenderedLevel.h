#pragma once

#include <lopsided_engine/lopsided_engine.h>

#include <algorithm>
#include <cmath>

namespace lopsided::testing
{

constexpr double renderRate = 48000.0;
constexpr int renderBlockSize = 64;

/** How loud what a graph plays is. */
struct RenderedLevel
{
    float peakDb = -200.0f;
    float rmsDb = -200.0f;
    float longestQuietSeconds = 0.0f;
    bool isFinite = true;
};

/** Renders a graph that is prepared for renderRate and renderBlockSize. */
inline RenderedLevel levelOf (GraphProcessor& graph, double seconds)
{
    juce::AudioBuffer<float> audio (2, renderBlockSize);
    juce::MidiBuffer midi;
    midi.ensureSize (4096);
    double sum = 0.0;
    float peak = 0.0f;
    int quietBlocks = 0;
    int mostQuietBlocks = 0;
    RenderedLevel level;
    const auto numBlocks = static_cast<int> (seconds * renderRate / renderBlockSize);

    for (int block = 0; block < numBlocks; ++block)
    {
        audio.clear();
        graph.processBlock (audio, midi);
        const auto magnitude = audio.getMagnitude (0, renderBlockSize);
        quietBlocks = magnitude < 1.0e-3f ? quietBlocks + 1 : 0;
        mostQuietBlocks = std::max (mostQuietBlocks, quietBlocks);
        peak = std::max (peak, magnitude);

        for (int channel = 0; channel < 2; ++channel)
            for (int frame = 0; frame < renderBlockSize; ++frame)
                sum +=
                    static_cast<double> (audio.getSample (channel, frame)) * audio.getSample (channel, frame);
    }

    level.isFinite = std::isfinite (sum);
    level.peakDb = juce::Decibels::gainToDecibels (peak, -200.0f);
    level.rmsDb =
        static_cast<float> (10.0 * std::log10 (sum / (2.0 * numBlocks * renderBlockSize) + 1.0e-20));
    level.longestQuietSeconds = static_cast<float> (mostQuietBlocks * renderBlockSize / renderRate);
    return level;
}

} // namespace lopsided::testing
