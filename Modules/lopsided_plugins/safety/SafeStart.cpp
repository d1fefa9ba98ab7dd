#include "SafeStart.h"

#include "../library/PluginFormat.h"
#include "CrashReports.h"

#include <algorithm>

namespace lopsided
{

SafeStart::SafeStart (const std::optional<CrashNoteFolder>& folderOfNotes)
    : folder (folderOfNotes)
{
    if (folder)
        reports = CrashReports::collect (*folder);
}

bool SafeStart::isSame (const PluginReference& a, const PluginReference& b)
{
    // The name decides nothing but for a VST3 file of several classes, and may be missing in a session.
    if (a.format != b.format)
        return false;

    // A session may name a file without its folder, which an instance knows.
    const auto bareName = [] (const juce::String& identifier) {
        const auto name = identifier.fromLastOccurrenceOf ("/", false, false);
        return name.endsWithIgnoreCase (".vst3") ? name.dropLastCharacters (5) : name;
    };
    const auto isBare = [] (const PluginReference& plugin) {
        return pluginFormatFromString (plugin.format) != PluginFormat::lv2
               && ! juce::File::isAbsolutePath (plugin.identifier);
    };

    return a.identifier == b.identifier
           || ((isBare (a) || isBare (b)) && bareName (a.identifier) == bareName (b.identifier));
}

std::optional<std::string> SafeStart::suspicionOf (const PluginReference& plugin) const
{
    for (const auto& report : reports)
        for (const auto& suspect : report.suspects)
            if (isSame (suspect.plugin, plugin))
                return ("'" + (plugin.name.isNotEmpty() ? plugin.name : plugin.identifier) + "' was being "
                        + (suspect.phase == CrashReport::Phase::opening ? "opened" : "processed")
                        + " when an earlier run died (\"" + report.title + "\", begun "
                        + report.started.toString (true, true) + ").")
                    .toStdString();

    return std::nullopt;
}

std::vector<std::string> SafeStart::findings (const std::vector<PluginReference>& plugins) const
{
    std::vector<std::string> lines;

    for (const auto& plugin : plugins)
        if (const auto suspicion = suspicionOf (plugin))
            if (std::find (lines.begin(), lines.end(), *suspicion) == lines.end())
                lines.push_back (*suspicion);

    return lines;
}

void SafeStart::clear (const std::vector<PluginReference>& plugins) const
{
    if (! folder)
        return;

    CrashReports::forgive (*folder, [&plugins] (const CrashReport::Suspect& suspect) {
        return std::any_of (plugins.begin(), plugins.end(),
                            [&suspect] (const auto& plugin) { return isSame (plugin, suspect.plugin); });
    });
}

} // namespace lopsided
