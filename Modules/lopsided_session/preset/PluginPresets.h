#pragma once

#include "../model/SessionError.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <string>
#include <vector>

namespace lopsided
{

/** The presets of a plugin: its programs (LV2 presets, factory programs), `.vstpreset` files, and our own files.

    Programs, LV2 presets among them, are read only: what is saved of an LV2 plugin is a file of our own.

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

    /** Programs first, then the files in the standard folders, by name. Cost: as programsOf, and reads those folders. */
    [[nodiscard]] static std::vector<Entry> list (juce::AudioProcessor& processor);

    /** Gives a processor a preset: a file, by its path (a relative one is taken from the folder), or one that list names.
        Returns warnings, in sentences: files that the preset names and that are not there.
        Cost: reads the file, and what the plugin takes to restore it; where it is named, as list too.
        Errors: plugin, with what does not fit: no such preset, a damaged `.vstpreset`, a preset of another plugin; unreadable; of a
        file of our own also those of PresetFile::parse. It is then as it was. */
    [[nodiscard]] static SessionResult<std::vector<std::string>> load (juce::AudioProcessor& processor,
                                                                       const juce::String& nameOrFile,
                                                                       const juce::File& folder);

    /** The file that save takes for what a person calls a preset: a bare name means one of our own in ownFolder(), which list
        then names and load takes; anything with a dot or a slash is a file, taken from the folder.
        Cost: of a bare name as list; else a string.
        Errors: plugin, for a name that no file can have, or that a program or a `.vstpreset` has, which load would take. */
    [[nodiscard]] static SessionResult<juce::File> placeFor (juce::AudioProcessor& processor,
                                                             const juce::String& nameOrFile,
                                                             const juce::File& folder);

    /** Saves what a processor is set to, as the file's name says: `.vstpreset` or `.lopsidedpreset`. LV2 presets are not written:
        an LV2 plugin's settings become a `.lopsidedpreset`.
        Cost: the plugin saves its state; waits for the disk. Errors: unwritable; plugin, where it cannot be saved so. */
    [[nodiscard]] static SessionResult<void> save (juce::AudioProcessor& processor, const juce::File& file);

    /** Where our own presets of a plugin are kept, and looked for: `presets` in lopsidedHome(), a folder for each plugin.
        Cost: asks the plugin for its description, and some strings. */
    [[nodiscard]] static juce::File ownFolder (const juce::AudioProcessor& processor);
};

} // namespace lopsided
