#include "PluginFormat.h"

namespace lopsided
{

juce::String toString (PluginFormat format)
{
    switch (format)
    {
        case PluginFormat::builtin: return "builtin";
        case PluginFormat::lv2: return "LV2";
        case PluginFormat::vst3: return "VST3";
        case PluginFormat::ladspa: return "LADSPA";
    }

    return {};
}

std::optional<PluginFormat> pluginFormatFromString (const juce::String& name)
{
    for (const auto format : allPluginFormats)
        if (toString (format).equalsIgnoreCase (name))
            return format;

    return std::nullopt;
}

} // namespace lopsided
