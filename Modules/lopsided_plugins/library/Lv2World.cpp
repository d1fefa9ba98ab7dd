#include "Lv2World.h"

namespace lopsided
{

std::shared_ptr<Lv2World> Lv2World::shared()
{
    static std::weak_ptr<Lv2World> existing;

    if (auto world = existing.lock())
        return world;

    // make_shared would keep the memory for as long as the weak pointer lives, and needs a public constructor.
    std::shared_ptr<Lv2World> world { new Lv2World };
    existing = world;
    return world;
}

Lv2World::Lv2World()
{
    // JUCE's format has read its standard folders by now, and does not know LV2_PATH.
    if (const auto folders = additionalFolders(); folders.getNumPaths() > 0)
        uris = lv2.searchPathsForPlugins (folders, false);
}

juce::FileSearchPath Lv2World::additionalFolders()
{
    auto folders = juce::FileSearchPath (
        juce::SystemStats::getEnvironmentVariable ("LV2_PATH", {}).replaceCharacter (':', ';'));
    const auto standard = lv2.getDefaultLocationsToSearch();

    for (int index = 0; index < standard.getNumPaths(); ++index)
        for (int other = folders.getNumPaths(); --other >= 0;)
            if (folders[other] == standard[index])
                folders.remove (other);

    return folders;
}

void Lv2World::refresh()
{
    auto folders = lv2.getDefaultLocationsToSearch();
    folders.addPath (additionalFolders());
    uris = lv2.searchPathsForPlugins (folders, false);
}

std::vector<juce::PluginDescription> Lv2World::descriptions()
{
    std::vector<juce::PluginDescription> found;

    // Without a folder to search, this lists what is known already. It makes lilv read its specifications again, so once.
    if (uris.isEmpty())
        uris = lv2.searchPathsForPlugins ({}, false);

    for (const auto& uri : uris)
        found.push_back (description (uri));

    return found;
}

juce::PluginDescription Lv2World::description (const juce::String& uri)
{
    juce::OwnedArray<juce::PluginDescription> found;

    if (lv2.fileMightContainThisPluginType (uri))
        lv2.findAllTypesForFile (found, uri);

    return found.isEmpty() ? juce::PluginDescription() : *found.getFirst();
}

} // namespace lopsided
