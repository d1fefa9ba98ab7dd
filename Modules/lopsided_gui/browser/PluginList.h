#pragma once

#include "PluginListEntry.h"
#include "PluginMemory.h"

#include <juce_events/juce_events.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <vector>

namespace lopsided
{

/** Every plugin that can be put into a graph, for lists to show and search: what the catalogue holds and our own, with the
    user's favourites and those used last. It broadcasts when it has changed.

    Searching takes words that have to fit all: in a plugin's name, maker, format or category. `fav` and `recent` stand for
    those; `synth`, `instrument`, `effect` and `midi` fit plugins of that kind as well.

    Thread: message thread. Realtime: may block.
*/
class PluginList final : public juce::ChangeBroadcaster
{
public:
    /** The catalogue outlives it. Cost: refresh(). */
    explicit PluginList (PluginCatalogue& catalogueToShow,
                         const juce::File& fileOfMemory = PluginMemory::standardFile());

    /** Looks at the catalogue again: after a scan. Cost: O(plugins × log plugins). */
    void refresh();

    /** By name. */
    [[nodiscard]] const std::vector<PluginListEntry>& entries() const noexcept { return all; }

    /** The records of what a scan has found and could not open. */
    [[nodiscard]] const std::vector<PluginRecord>& failures() const noexcept { return failed; }

    /** Indices of the entries that fit, the best first; of an empty query those used last, then favourites, then all by name.
        Cost: some microseconds a plugin at most; under 5 ms for 5000. */
    [[nodiscard]] std::vector<std::size_t> search (const juce::String& query) const;

    /** Puts a plugin first among those used last. Cost: O(plugins), and waits for the disk. Errors: in words, where it could
        not be kept. */
    juce::Result use (const PluginReference& plugin);

    /** Makes it a favourite, or no more. Cost: as use. Errors: as use. */
    juce::Result toggleFavourite (const PluginReference& plugin);

private:
    void applyMemory();
    juce::Result keep();

    PluginCatalogue& catalogue;
    const juce::File file;
    PluginMemory memory;
    std::vector<PluginListEntry> all;
    std::vector<PluginRecord> failed;
};

} // namespace lopsided
