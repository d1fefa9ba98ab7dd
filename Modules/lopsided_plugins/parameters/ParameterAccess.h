#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** The parameter's stable id (LV2: the port's symbol; VST3: the parameter's number; LADSPA: the port's index; builtin:
    its id), or its name where it has no id.

    Thread: message thread. Realtime: may block, runs the plugin's own code. Cost: one string.
*/
[[nodiscard]] juce::String parameterId (const juce::AudioProcessorParameter& parameter);

/** The parameters that `nameOrId` may mean: the one with this id or, where no id fits, all that have this name.

    Thread: message thread. Realtime: may block, runs the plugin's own code. Cost: O(parameters).
*/
[[nodiscard]] std::vector<juce::AudioProcessorParameter*> findParameters (
    const juce::AudioProcessor& processor, const juce::String& nameOrId);

/** The value that a parameter can really have nearest to `normalised`: a step of a discrete one, `normalised` itself,
    limited to 0…1, of a continuous one.

    JUCE hands LV2 plugins any value between two steps, and where a step is an integer also one a rounding error below it,
    which a plugin that truncates takes for the integer before: the value returned here never falls short of its step.

    Thread: message thread. Realtime: may block, runs the plugin's own code. Cost: O(steps).
*/
[[nodiscard]] float snapParameterValue (const juce::AudioProcessor& processor,
                                        const juce::AudioProcessorParameter& parameter, float normalised);

/** Sets a parameter, snapped, and tells its listeners.

    Thread: message thread; the plugin may be playing. Realtime: may block.
    Cost: that of snapParameterValue, the plugin's setValue, and its listeners.
*/
void setParameterValue (const juce::AudioProcessor& processor, juce::AudioProcessorParameter& parameter,
                        float normalised);

/** Makes values that were set before the plugin plays part of what it is.

    JUCE's LV2 host hands a value to the plugin with the next block only. Until then the plugin's state does not hold
    it, and prepareToPlay, which saves and restores that state, undoes it. So this prepares an LV2 plugin, runs it on
    one short silent block and releases it; what that block did to its sound is gone with the next prepareToPlay.
    Other formats are left alone. `sampleRate` is in Hz, `maximumBlockSize` in samples.

    Thread: message thread; the plugin must not be playing. Realtime: may block, runs the plugin's own code.
    Cost: of LV2 the plugin's prepareToPlay, a setValue for each parameter and a block of at most 32 samples.
*/
void settleParameters (juce::AudioProcessor& processor, double sampleRate, int maximumBlockSize);

} // namespace lopsided
