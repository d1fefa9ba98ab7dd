#pragma once

#include "../model/SessionError.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <vector>

namespace lopsided
{

/** The presets of a plugin: its programs (LV2 presets, factory programs), `.vstpreset` files, and our own files.

    Thread: message thread. Realtime: may block.
*/
class PluginPresets
{
public:
    PluginPresets() = delete;

    struct Entry
    {
        enum class Kind
        {
            program,
            vstPreset,
            own
        };

        Kind kind {};
        juce::String name; /**< what load takes, where it names one alone */
        juce::File file;   /**< none of a program */
    };

    /** Programs first, then the files in the standard folders, by name. */
    [[nodiscard]] static std::vector<Entry> list (juce::AudioProcessor& processor);

    /** Gives a processor a preset: a file, by its path (a relative one is taken from the folder), or one that list names.
        Errors: plugin, with what does not fit: no such preset, a damaged file, a preset of another plugin. It is then as it
        was. */
    [[nodiscard]] static SessionResult<void> load (juce::AudioProcessor& processor,
                                                   const juce::String& nameOrFile, const juce::File& folder);

    /** Saves what a processor is set to, as the file's name says: `.vstpreset` or `.lopsidedpreset`.
        Errors: unwritable; plugin, where it cannot be saved so. */
    [[nodiscard]] static SessionResult<void> save (juce::AudioProcessor& processor, const juce::File& file);

    /** Where our own presets of a plugin are kept, and looked for: a folder of the user's. */
    [[nodiscard]] static juce::File ownFolder (const juce::AudioProcessor& processor);
};

} // namespace lopsided
