#include "PluginWord.h"

#include "UsageError.h"
#include <ostream>

namespace lopsided
{

const char* const pluginWordHelp = "PLUGIN is LV2:URI, VST3:FILE, LADSPA:FILE|LABEL or builtin:NAME, as "
                                   "\"plugins\" lists them; the format may be "
                                   "left\nout where the word shows it.\n";

std::optional<PluginReference> formattedPluginOfWord (const std::string& word)
{
    const auto text = juce::String::fromUTF8 (word.c_str());
    const auto prefix = text.upToFirstOccurrenceOf (":", false, false);

    if (const auto format = pluginFormatFromString (prefix); format.has_value() && text.containsChar (':'))
        return PluginReference { toString (*format), text.fromFirstOccurrenceOf (":", false, false), {} };

    if (text.contains ("://") || text.startsWith ("urn:"))
        return PluginReference { toString (PluginFormat::lv2), text, {} };

    if (text.containsChar ('|'))
        return PluginReference { toString (PluginFormat::ladspa), text, {} };

    if (text.endsWithIgnoreCase (".vst3"))
        return PluginReference { toString (PluginFormat::vst3), text, {} };

    return std::nullopt;
}

PluginReference pluginOfWord (const std::string& word)
{
    if (word.empty())
        throw UsageError ("which plugin? Name one, as \"plugins\" lists them");

    return formattedPluginOfWord (word).value_or (
        PluginReference { toString (PluginFormat::builtin), juce::String::fromUTF8 (word.c_str()), {} });
}

PluginOfWord::PluginOfWord (const std::string& word, const std::string& command, const Console& console)
    : noteFolder (CrashNoteFolder::find()),
      notes (noteFolder, juce::String::fromUTF8 (command.c_str())),
      opened (PluginError {})
{
    constexpr double rate = 48000.0;
    constexpr int blockSize = 512;
    const auto reference = pluginOfWord (word);

    if (const auto suspicion = SafeStart (noteFolder).suspicionOf (reference))
        console.err << "Note: " << *suspicion << std::endl; // what follows may be this process' end

    library.setWatch (&notes);
    inUse.emplace (library, reference);
    opened = library.create (reference, rate, blockSize);
}

} // namespace lopsided
