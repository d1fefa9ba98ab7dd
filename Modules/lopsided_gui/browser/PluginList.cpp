#include "PluginList.h"

#include "PluginQuery.h"

namespace lopsided
{

PluginList::PluginList (PluginCatalogue& catalogueToShow, const juce::File& fileOfMemory)
    : catalogue (catalogueToShow),
      file (fileOfMemory),
      memory (PluginMemory::load (fileOfMemory))
{
    refresh();
}

void PluginList::refresh()
{
    all.clear();
    failed.clear();

    for (const auto& builtin : PluginLibrary::builtins())
        all.push_back (PluginListEntry::of (builtin));

    for (const auto& record : catalogue.records())
        if (record.status == PluginRecord::Status::ok)
            all.push_back (PluginListEntry::of (record));
        else
            failed.push_back (record);

    std::stable_sort (all.begin(), all.end(), [] (const auto& one, const auto& other) {
        return one.name.compareNatural (other.name) < 0;
    });
    applyMemory();
}

void PluginList::applyMemory()
{
    const auto placeIn = [] (const std::vector<PluginReference>& plugins, const PluginReference& plugin) {
        const auto found = std::find_if (plugins.begin(), plugins.end(), [&plugin] (const auto& other) {
            return PluginMemory::isSame (plugin, other);
        });
        return found != plugins.end() ? static_cast<int> (std::distance (plugins.begin(), found)) + 1 : 0;
    };

    for (auto& entry : all)
    {
        entry.isFavourite = placeIn (memory.favourites, entry.reference) > 0;
        entry.recency = placeIn (memory.recent, entry.reference);
    }

    sendChangeMessage();
}

std::vector<std::size_t> PluginList::search (const juce::String& query) const
{
    const PluginQuery words (query);
    std::vector<std::pair<int, std::size_t>> found;
    found.reserve (all.size());

    for (std::size_t i = 0; i < all.size(); ++i)
        if (const auto score = words.score (all[i]))
            found.emplace_back (*score, i);

    std::stable_sort (found.begin(), found.end(),
                      [] (const auto& one, const auto& other) { return one.first > other.first; });

    std::vector<std::size_t> indices;
    indices.reserve (found.size());

    for (const auto& [score, index] : found)
        indices.push_back (index);

    return indices;
}

juce::Result PluginList::use (const PluginReference& plugin)
{
    memory.use (plugin);
    return keep();
}

juce::Result PluginList::toggleFavourite (const PluginReference& plugin)
{
    memory.toggleFavourite (plugin);
    return keep();
}

juce::Result PluginList::keep()
{
    applyMemory();
    return memory.save (file);
}

} // namespace lopsided
