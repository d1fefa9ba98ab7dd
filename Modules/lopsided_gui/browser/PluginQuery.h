#pragma once

#include "PluginListEntry.h"

#include <optional>
#include <vector>

namespace lopsided
{

/** What somebody looks for among plugins, read once. PluginList says what the words mean. A value.
    Thread: any. Realtime: allocates. */
class PluginQuery
{
public:
    /** Cost: O(letters). */
    explicit PluginQuery (const juce::String& query);

    /** More is better; nothing where a word does not fit. Cost: some microseconds. */
    [[nodiscard]] std::optional<int> score (const PluginListEntry& entry) const;

private:
    enum class Kind
    {
        none,
        favourite,
        recent,
        instrument,
        effect,
        midi
    };

    struct Word
    {
        FuzzySearch::Text text;
        Kind kind = Kind::none;
    };

    [[nodiscard]] static Kind kindOf (const juce::String& word);
    [[nodiscard]] static bool isOfKind (const PluginListEntry& entry, Kind kind);
    [[nodiscard]] static std::optional<int> score (const Word& word, const PluginListEntry& entry);

    std::vector<Word> words;
};

} // namespace lopsided
