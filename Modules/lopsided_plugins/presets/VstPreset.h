#pragma once

#include "../library/PluginError.h"

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** Steinberg's `.vstpreset`: a VST3 plugin's state in a file that every VST3 host reads.

    Thread: message thread. Realtime: may block.
*/
class VstPreset
{
public:
    VstPreset() = delete;

    /** The file's content for what the processor is set to. A VST3 plugin is told of a parameter's value with its next block:
        what was set since the last one is not in it. Cost: the plugin saves its state.
        Errors: presetRefused where it is no VST3 plugin. */
    [[nodiscard]] static PluginResult<juce::MemoryBlock> save (const juce::AudioProcessor& processor);

    /** Sets the processor to what a file holds. Cost: the plugin saves its state twice, and restores one twice.
        Errors: presetRefused where it is no VST3 plugin, the content no preset, or another plugin's; it is then as it was. */
    [[nodiscard]] static PluginResult<void> load (juce::AudioProcessor& processor,
                                                  const juce::MemoryBlock& content);
};

} // namespace lopsided
