#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** Which values a parameter can have: any, or steps. Read once, off the audio thread; then immutable.

    JUCE hands a plugin whatever it is told, so a discrete LV2 parameter may get what lies between two of its steps, or what
    is a rounding error below one, which a plugin that truncates takes for the step before.

    Thread: any. Realtime: wait-free, but for making, copying and destroying it. */
class ParameterSteps
{
public:
    /** Any value. */
    ParameterSteps() = default;

    /** Reads a parameter of a processor. Thread: message. Realtime: may block (foreign code). Cost: O(steps) for one of LV2
        with scale points, which need not be even; else O(1). */
    ParameterSteps (const juce::AudioProcessor& processor, const juce::AudioProcessorParameter& parameter);

    /** The step nearest to a value from 0 to 1, never below what the plugin takes for that step; the value itself where
        there are no steps. Cost: O(log steps). */
    [[nodiscard]] float snap (float value) const noexcept;

private:
    void findPoints (const juce::AudioProcessorParameter& parameter);

    float last = 0.0f;         ///< the number of the highest step, counted from 0; 0 where there are none
    std::vector<float> points; ///< where they are, in order; empty where they are even
};

} // namespace lopsided
