#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

#include <vector>

namespace lopsided
{

/** Which plugins the user likes, and used last, in a file. A value. Thread: any. Realtime: may block. */
struct PluginMemory
{
    static constexpr std::size_t mostRecent = 30;

    std::vector<PluginReference> favourites; /**< in the order in which they were chosen */
    std::vector<PluginReference> recent;     /**< the last one first */

    /** What the file holds; what is missing or damaged in it is forgotten. Cost: reads the file. */
    [[nodiscard]] static PluginMemory load (const juce::File& file = standardFile());

    /** Replaces the file in one step. Cost: waits for the disk. Errors: in words. */
    [[nodiscard]] juce::Result save (const juce::File& file = standardFile()) const;

    /** `plugin-memory.json` in lopsidedHome(). Cost: as that. */
    [[nodiscard]] static juce::File standardFile();

    /** Puts it first. Cost: O(recent). */
    void use (const PluginReference& plugin);

    /** Adds it, or takes it away. Cost: O(favourites). */
    void toggleFavourite (const PluginReference& plugin);

    /** Whether two mean the same plugin: names that decide nothing do not count. Cost: compares some strings. */
    [[nodiscard]] static bool isSame (const PluginReference& one, const PluginReference& other);
};

} // namespace lopsided
