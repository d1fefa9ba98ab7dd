#include "PluginMemory.h"

namespace lopsided
{

namespace
{
juce::var memoryToVar (const std::vector<PluginReference>& plugins)
{
    juce::Array<juce::var> list;

    for (const auto& plugin : plugins)
        list.add (juce::StringArray { plugin.format, plugin.identifier, plugin.name });

    return list;
}

std::vector<PluginReference> memoryFromVar (const juce::var& json)
{
    std::vector<PluginReference> plugins;

    if (const auto* list = json.getArray())
        for (const auto& entry : *list)
            if (entry.isArray() && entry.size() == 3)
                plugins.push_back ({ entry[0].toString(), entry[1].toString(), entry[2].toString() });

    return plugins;
}
} // namespace

juce::File PluginMemory::standardFile()
{
    return lopsidedHome().getChildFile ("plugin-memory.json");
}

PluginMemory PluginMemory::load (const juce::File& file)
{
    const auto json = juce::JSON::parse (file.loadFileAsString());
    return { memoryFromVar (json["favourites"]), memoryFromVar (json["recent"]) };
}

juce::Result PluginMemory::save (const juce::File& file) const
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("favourites", memoryToVar (favourites));
    object->setProperty ("recent", memoryToVar (recent));
    const auto made = file.getParentDirectory().createDirectory();

    if (made.failed())
        return made;

    return replaceFileAtomically (file, juce::JSON::toString (object.release()).toStdString());
}

void PluginMemory::use (const PluginReference& plugin)
{
    std::erase_if (recent, [&plugin] (const auto& other) { return isSame (plugin, other); });
    recent.insert (recent.begin(), plugin);
    recent.resize (std::min (recent.size(), mostRecent));
}

void PluginMemory::toggleFavourite (const PluginReference& plugin)
{
    if (std::erase_if (favourites, [&plugin] (const auto& other) { return isSame (plugin, other); }) == 0)
        favourites.push_back (plugin);
}

bool PluginMemory::isSame (const PluginReference& one, const PluginReference& other)
{
    // A VST3 file may hold several plugins, which the name tells apart.
    return one.format == other.format && one.identifier == other.identifier
           && (one.format != "VST3" || one.name == other.name);
}

} // namespace lopsided
