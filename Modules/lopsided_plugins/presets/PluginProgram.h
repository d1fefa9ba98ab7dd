#pragma once

#include "../library/PluginError.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** One of the programs that a plugin brings: an LV2 preset, or a factory program of another format. A value. */
struct PluginProgram
{
    int index = 0;
    juce::String name;
};

/** The programs that have a name, in the plugin's order.

    Thread: message thread. Realtime: may block. Cost: LV2: reads each preset's file.
*/
[[nodiscard]] std::vector<PluginProgram> programsOf (juce::AudioProcessor& processor);

/** Gives a processor the program of this name; where several have it, the first.

    Thread: message thread. Realtime: may block, runs the plugin's own code. Cost: as programsOf.
    Errors: presetRefused where there is none; the message names the first eight that there are.
*/
[[nodiscard]] PluginResult<void> loadProgram (juce::AudioProcessor& processor, const juce::String& name);

} // namespace lopsided
