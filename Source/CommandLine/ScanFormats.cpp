#include "ScanFormats.h"

#include "UsageError.h"
#include <algorithm>

namespace lopsided
{

namespace
{
std::vector<PluginFormat> chosenFrom (const Arguments& arguments, std::vector<PluginFormat> possible,
                                      const char* names)
{
    if (! arguments.has ("format"))
        return possible;

    const auto name = arguments.text ("format");
    const auto format = pluginFormatFromString (name);

    if (! format.has_value() || std::find (possible.begin(), possible.end(), *format) == possible.end())
        throw UsageError ("--format takes " + std::string (names) + ", not \"" + name + '"');

    return { *format };
}
} // namespace

std::vector<PluginFormat> formatsFrom (const Arguments& arguments)
{
    return chosenFrom (arguments, { allPluginFormats.begin(), allPluginFormats.end() },
                       "builtin, LV2, VST3 or LADSPA");
}

std::vector<PluginFormat> installedFormatsFrom (const Arguments& arguments)
{
    return chosenFrom (arguments, { PluginFormat::lv2, PluginFormat::vst3, PluginFormat::ladspa },
                       "LV2, VST3 or LADSPA");
}

} // namespace lopsided
