#pragma once

#include "PluginError.h"
#include "PluginFormat.h"
#include "PluginReference.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>
#include <vector>

namespace lopsided
{

class HostedFormats;
class PluginWatch;

/** Finds and creates plugins: LV2, VST3, LADSPA, and our own built-in processors.

    Cheap to make: a format is opened when it is first needed. Opening LV2 reads the metadata of every installed LV2
    bundle (some 100 ms), once in a process, however many libraries there are.

    Thread: message thread, all of it; destroy it there too. Plugins that it made outlive it safely.
    Realtime: may block, allocates, runs plugins' own code.
*/
class PluginLibrary
{
public:
    PluginLibrary();
    ~PluginLibrary();

    PluginLibrary (const PluginLibrary&) = delete;
    PluginLibrary& operator= (const PluginLibrary&) = delete;

    /** The built-in processors: what no scan has to find. Cost: makes one of each. */
    [[nodiscard]] static std::vector<juce::PluginDescription> builtins();

    /** Creates the plugin that a reference means. Opens that one plugin only; nothing is scanned.

        `sampleRate` in Hz and `maximumBlockSize` in frames are what the instance is told before it is prepared; it is
        returned unprepared.

        Cost: what the plugin takes to open; the first of LV2 also all of LV2's metadata, as said above; a VST3 or LADSPA plugin
        that is named without its folder is looked for in all folders.

        Errors: those of PluginError::Code up to wrongThread. A crash of the plugin cannot be caught here.
    */
    [[nodiscard]] PluginResult<std::unique_ptr<juce::AudioProcessor>> create (
        const PluginReference& reference, double sampleRate, int maximumBlockSize);

    /** Looks again for what has been installed or removed since plugins were first looked for. Cost: reads the metadata of
        every LV2 bundle, where any LV2 plugin has been asked for. */
    void refresh();

    /** Whom to tell what is opened, or nullptr. Not owned: it outlives this, or is taken away before. Cost: O(1). */
    void setWatch (PluginWatch* watchToTell) noexcept { watch = watchToTell; }

    /** The reference that creates a plugin that was described so. Cost: some strings. */
    [[nodiscard]] static PluginReference reference (const juce::PluginDescription& description);

    /** The reference that creates another one of this processor; an empty format where it came from no library.
        Cost: asks a plugin for its description, and some strings. */
    [[nodiscard]] static PluginReference reference (const juce::AudioProcessor& processor);

private:
    friend class OpeningScope;

    PluginResult<std::unique_ptr<juce::AudioProcessor>> open (const PluginReference& reference,
                                                              double sampleRate, int maximumBlockSize);

    // [message thread]
    std::unique_ptr<HostedFormats> formats;
    PluginWatch* watch = nullptr;
    int openingDepth = 0;
};

} // namespace lopsided
