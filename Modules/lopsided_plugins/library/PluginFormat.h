#pragma once

#include <juce_core/juce_core.h>

#include <array>
#include <optional>

namespace lopsided
{

/** The kinds of plugins that a PluginLibrary creates. */
enum class PluginFormat
{
    builtin, /**< our own processors: always there, no package needed */
    lv2,
    vst3,
    ladspa
};

/** Every format, in the order in which listings show them. */
inline constexpr std::array allPluginFormats { PluginFormat::builtin, PluginFormat::lv2, PluginFormat::vst3,
                                               PluginFormat::ladspa };

/** The format's name in session files and on command lines: "builtin", "LV2", "VST3" or "LADSPA".

    Thread: any. Realtime: allocates. Cost: one short string.
*/
[[nodiscard]] juce::String toString (PluginFormat format);

/** The format with this name, whatever its case; nothing where there is none.

    Thread: any. Realtime: allocates. Cost: O(formats).
*/
[[nodiscard]] std::optional<PluginFormat> pluginFormatFromString (const juce::String& name);

} // namespace lopsided
