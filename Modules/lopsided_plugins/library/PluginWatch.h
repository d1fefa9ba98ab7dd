#pragma once

#include "PluginReference.h"

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** Is told what a PluginLibrary opens, so that it can be said afterwards what was being opened when the process died.

    Thread: message thread. Realtime: may block. Cost: the watch's own, which what opens the plugin waits for.
*/
class PluginWatch
{
public:
    virtual ~PluginWatch() = default;

    /** A plugin is going to be opened: created, given its state, prepared. */
    virtual void openingBegins (const PluginReference& plugin) = 0;

    /** It has been created. A processor's address may be that of an earlier one, which is gone. */
    virtual void created (const PluginReference& plugin, const juce::AudioProcessor& processor) = 0;

    /** It is open, or could not be opened, and the process still lives. */
    virtual void openingEnds() = 0;
};

} // namespace lopsided
