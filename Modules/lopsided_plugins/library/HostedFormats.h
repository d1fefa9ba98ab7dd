#pragma once

#include "Lv2World.h"
#include "PluginError.h"
#include "PluginFormat.h"
#include "PluginReference.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>

namespace lopsided
{

/** JUCE's formats, opened when they are first needed, and how a reference is found in each.

    Thread: message thread. Realtime: may block.
*/
class HostedFormats
{
public:
    /** What JUCE needs to know to open the plugin that a reference means. Not for builtins.
        Errors: invalidReference, notInstalled, ambiguous, openFailed. */
    [[nodiscard]] PluginResult<juce::PluginDescription> locate (PluginFormat format,
                                                                const PluginReference& reference);

    /** JUCE's format object. Not for builtins. */
    [[nodiscard]] juce::AudioPluginFormat& formatFor (PluginFormat format);

    /** The one LV2 world. */
    [[nodiscard]] Lv2World& lv2();

    /** Reads again what is kept of what is installed: the LV2 world, where it is open. Other formats keep nothing. */
    void refresh();

    /** The error for a plugin that is there but does not open. */
    [[nodiscard]] static PluginError openFailed (const PluginReference& reference,
                                                 const juce::String& reason);

private:
    PluginResult<juce::PluginDescription> locateLv2 (const PluginReference& reference);
    PluginResult<juce::PluginDescription> locateVst3 (const PluginReference& reference);
    PluginResult<juce::PluginDescription> locateLadspa (const PluginReference& reference);

    std::shared_ptr<Lv2World> lv2World;
    juce::VST3PluginFormat vst3;
    juce::LADSPAPluginFormat ladspa;
};

} // namespace lopsided
