#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** What a parameter is, for a person and for a program. A value. */
struct ParameterInfo
{
    juce::String id; /**< stable: what sessions name it by (parameterId) */
    juce::String name;
    juce::String unit;
    float defaultValue = 0.0f; /**< normalised, as all values are: 0…1 */
    float value = 0.0f;
    juce::String defaultText; /**< in the plugin's own words */
    juce::String valueText;
    juce::String lowestText;
    juce::String highestText;
    int numSteps = 0;            /**< 0: continuous */
    juce::StringArray stepTexts; /**< of a discrete one that has names for its steps */
    bool isAutomatable = true;   /**< false: the plugin shows it, and it cannot be set */
};

/** All parameters of a processor, in its own order. Thread: message thread. Realtime: may block (foreign code).
    Cost: O(parameters + steps with names). */
[[nodiscard]] std::vector<ParameterInfo> describeParameters (const juce::AudioProcessor& processor);

} // namespace lopsided
