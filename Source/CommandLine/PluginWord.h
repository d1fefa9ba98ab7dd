#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

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

/** Opens the plugin. Errors: PluginError's. Thread: message. */
[[nodiscard]] PluginResult<std::unique_ptr<juce::AudioProcessor>> openPluginOfWord (PluginLibrary& library,
                                                                                    const std::string& word);

} // namespace lopsided
