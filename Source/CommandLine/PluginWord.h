#pragma once

#include "Console.h"
#include <lopsided_plugins/lopsided_plugins.h>

#include <memory>
#include <optional>
#include <string>

namespace lopsided
{

/** The plugin that a word on the command line means: `LV2:URI`, `VST3:FILE`, `LADSPA:FILE|LABEL`, `builtin:NAME`, or without the
    format where the word shows it: a URI, a `.vst3` file, a `|`, a builtin's name.

    Errors: UsageError.
*/
[[nodiscard]] PluginReference pluginOfWord (const std::string& word);

/** The same for a word that may be a plugin's name as well: nothing where the word shows no format. */
[[nodiscard]] std::optional<PluginReference> formattedPluginOfWord (const std::string& word);

/** What --help says about such words. */
extern const char* const pluginWordHelp;

/** The plugin of such a word, opened in this process.

    For as long as this lives it is noted, where it survives the process, that the plugin is in use: one that kills the command
    is named by the next start of anything that opens it. What earlier runs that died say about it is written to the console
    before it is opened. That it lives through a command proves little: it stays under suspicion until it has been played.

    Thread: message.
*/
class PluginOfWord
{
public:
    /** Opens it. `command` is what the next start says died. Errors: UsageError; of the plugin: see processor(). */
    PluginOfWord (const std::string& word, const std::string& command, const Console& console);

    /** The plugin, or why there is none. */
    [[nodiscard]] const PluginResult<std::unique_ptr<juce::AudioProcessor>>& processor() const noexcept
    {
        return opened;
    }

private:
    // Each goes after those behind it: notes end when nothing is left that could crash.
    const std::optional<CrashNoteFolder> noteFolder;
    CrashNotes notes;
    PluginLibrary library;
    std::optional<OpeningScope> inUse;
    PluginResult<std::unique_ptr<juce::AudioProcessor>> opened;
};

} // namespace lopsided
