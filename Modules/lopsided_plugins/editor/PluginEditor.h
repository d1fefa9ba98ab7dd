#pragma once

#include "../library/PluginError.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>

namespace lopsided
{

/** An editor for a processor, as a component to put into a window: its own, or, where it has none, cannot make it, throws, or
    gives one without a size, a generic one with a row a parameter.

    It has to go before its processor: close it when GraphListener::instanceAboutToBeDestroyed says so. The engine deletes a
    plugin's own editor that is still open after that (hold it by a juce::Component::SafePointer); of a generic one it knows
    nothing.

    Thread: message thread. Realtime: may block; runs the plugin's own code.
    Cost: what the plugin takes to make its own; of a generic one O(parameters).
    Errors: noDisplay, where nothing can be shown: a host without a screen works all the same. editorOpen, where the
    processor shows one already.
*/
[[nodiscard]] PluginResult<std::unique_ptr<juce::AudioProcessorEditor>> createPluginEditor (
    juce::AudioProcessor& processor);

/** Whether there is a screen to show editors on. Thread: message thread. Realtime: may block. Cost: JUCE asks the system
    the first time. */
[[nodiscard]] bool canShowEditors();

} // namespace lopsided
