#pragma once

#include "../library/PluginError.h"

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** The plugin's own state, as it saves it; empty where it has none.

    Thread: message thread; the plugin may be playing. Realtime: may block. Cost: what the plugin takes to save it.
*/
[[nodiscard]] juce::MemoryBlock saveState (juce::AudioProcessor& processor);

/** Gives a plugin a state that `saveState` made.

    Thread: message thread. Realtime: may block. Cost: O(bytes) to look at it, and what the plugin takes to restore it.
    Errors: stateRefused where it cannot be a state of this plugin: LV2, one that another plugin saved, or none; VST3, none
    (it does not say who saved it); LADSPA, of another size. The plugin is then as it was.
*/
[[nodiscard]] PluginResult<void> restoreState (juce::AudioProcessor& processor,
                                               const juce::MemoryBlock& state);

} // namespace lopsided
