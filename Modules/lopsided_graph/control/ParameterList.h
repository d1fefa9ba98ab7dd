#pragma once

#include "ParameterSteps.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** The parameters of a processor as they were read: where each is, and how it is found again after the processor has
    rebuilt its list. A value. Thread: message, where nothing else is said. Realtime: allocates. */
class ParameterList
{
public:
    ParameterList() = default;

    /** Reads a processor's list. Realtime: may block (foreign code).
        Cost: O(parameters); of an LV2 plugin's discrete ones with scale points also some texts for each of the points. */
    explicit ParameterList (const juce::AudioProcessor& processor);

    /** Thread: any that holds it. */
    [[nodiscard]] int size() const noexcept { return static_cast<int> (parameters.size()); }
    [[nodiscard]] juce::AudioProcessorParameter* operator[] (int index) const noexcept
    {
        return parameters[static_cast<std::size_t> (index)];
    }

    /** The value that a parameter can have nearest to another: steps as they were when the list was read. What is not in the
        list has any. Thread: any that holds it. Realtime: wait-free. Cost: O(log steps). */
    [[nodiscard]] float snap (int index, float value) const noexcept
    {
        return index < size() ? steps[static_cast<std::size_t> (index)].snap (value) : value;
    }

    /** Whether it consists of the very same objects, in the same order. Cost: O(parameters). */
    [[nodiscard]] bool isSame (const ParameterList& other) const noexcept
    {
        return parameters == other.parameters;
    }

    /** For each parameter of a list that was read before: its index in this one, or -1 where it is gone. One that has an
        id is found by it, any other by its index. Cost: O(parameters × log). */
    [[nodiscard]] std::vector<int> indexesOf (const ParameterList& before) const;

private:
    std::vector<juce::AudioProcessorParameter*> parameters;
    std::vector<juce::String> ids;     ///< beside them; empty for one that has none
    std::vector<ParameterSteps> steps; ///< beside them
};

} // namespace lopsided
