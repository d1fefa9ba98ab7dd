#include "Lv2World.h"

#include "../scan/PluginFolders.h"

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
    // JUCE's format has read its standard folders by now. It does not know LV2_PATH, nor the user's further folders.
    if (const auto folders = additionalFolders(); folders.getNumPaths() > 0)
        lv2.searchPathsForPlugins (folders, false);
}

juce::FileSearchPath Lv2World::additionalFolders()
{
    auto folders = PluginFolders::load().searchPath (PluginFormat::lv2);
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
    lv2.searchPathsForPlugins (folders, false);
}

juce::PluginDescription Lv2World::description (const juce::String& uri)
{
    juce::OwnedArray<juce::PluginDescription> found;

    if (lv2.fileMightContainThisPluginType (uri))
        lv2.findAllTypesForFile (found, uri);

    return found.isEmpty() ? juce::PluginDescription() : *found.getFirst();
}

} // namespace lopsided
