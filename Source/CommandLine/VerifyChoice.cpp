#include "VerifyChoice.h"

#include "PluginWord.h"
#include "ScanFormats.h"
#include "UsageError.h"
#include <algorithm>
#include <iterator>

namespace lopsided
{
namespace
{

juce::String fromWords (const std::string& word)
{
    return juce::String::fromUTF8 (word.c_str());
}

} // namespace

VerifyChoice::VerifyChoice (const Arguments& given, const PluginCatalogue& catalogue)
    : arguments (given),
      formats (installedFormatsFrom (given))
{
    for (const auto& record : catalogue.records())
        if (record.status == PluginRecord::Status::ok)
            all.push_back (VerifiedPlugin::of (record));
}

std::vector<VerifiedPlugin> VerifyChoice::plugins() const
{
    const auto words = arguments.texts ("plugin");
    const auto isList = arguments.flag ("all") || arguments.has ("filter") || arguments.has ("format");

    if (words.empty() == ! isList)
        throw UsageError (isList ? "either name plugins, or choose them by --all, --format and --filter"
                                 : "name a plugin, or choose some by --all, --format and --filter");

    std::vector<VerifiedPlugin> chosen;

    for (const auto& word : words)
        chosen.push_back (named (word));

    if (! isList)
        return chosen;

    if (all.empty())
        throw UsageError ("no plugin is known yet: run \"lopsided scan\" first");

    std::copy_if (all.begin(), all.end(), std::back_inserter (chosen),
                  [this] (const auto& plugin) { return isWanted (plugin); });

    if (chosen.empty())
        throw UsageError ("no plugin that a scan has found fits --format and --filter");

    return chosen;
}

bool VerifyChoice::isWanted (const VerifiedPlugin& plugin) const
{
    const auto filter = fromWords (arguments.text ("filter"));
    const auto format = pluginFormatFromString (plugin.reference.format);

    return format.has_value() && std::ranges::count (formats, *format) > 0
           && (filter.isEmpty() || plugin.name.containsIgnoreCase (filter)
               || plugin.reference.identifier.containsIgnoreCase (filter)
               || plugin.file.containsIgnoreCase (filter));
}

VerifiedPlugin VerifyChoice::named (const std::string& word) const
{
    if (const auto reference = formattedPluginOfWord (word))
    {
        const auto known = std::find_if (all.begin(), all.end(), [&] (const auto& plugin) {
            return plugin.reference.format == reference->format
                   && plugin.reference.identifier == reference->identifier;
        });

        return known != all.end() ? *known : VerifiedPlugin { *reference, reference->identifier, {}, {}, {} };
    }

    std::vector<VerifiedPlugin> found;
    std::copy_if (
        all.begin(), all.end(), std::back_inserter (found),
        [name = fromWords (word)] (const auto& plugin) { return plugin.name.equalsIgnoreCase (name); });

    if (found.empty())
        throw UsageError ("there is no plugin \"" + word
                          + "\": \"lopsided plugins\" lists what is known, \"lopsided scan\" finds more");

    if (found.size() > 1)
        throw UsageError (std::to_string (found.size()) + " plugins are called \"" + word
                          + "\": name the one you mean, as " + found.front().reference.format.toStdString()
                          + ':' + found.front().reference.identifier.toStdString());

    return found.front();
}

} // namespace lopsided
