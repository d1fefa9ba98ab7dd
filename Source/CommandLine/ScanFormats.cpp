#include "ScanFormats.h"

#include "UsageError.h"

namespace lopsided
{

std::vector<PluginFormat> formatsFrom (const Arguments& arguments)
{
    if (! arguments.has ("format"))
        return { allPluginFormats.begin(), allPluginFormats.end() };

    const auto name = arguments.text ("format");
    const auto format = pluginFormatFromString (name);

    if (! format.has_value())
        throw UsageError ("--format takes builtin, LV2, VST3 or LADSPA, not \"" + name + '"');

    return { *format };
}

} // namespace lopsided
