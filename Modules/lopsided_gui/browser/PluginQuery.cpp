#include "PluginQuery.h"

namespace lopsided
{

namespace
{
constexpr int pointsForKind = 30;
constexpr int pointsForFavourite = 6;
constexpr int mostPointsForRecent = 12;
constexpr int firstOfAll = 1000; // of an empty query: those used last, then favourites
} // namespace

PluginQuery::PluginQuery (const juce::String& query)
{
    for (const auto& word : juce::StringArray::fromTokens (query, true))
        if (word.isNotEmpty())
            words.push_back ({ FuzzySearch::Text (word), kindOf (word.toLowerCase()) });
}

PluginQuery::Kind PluginQuery::kindOf (const juce::String& word)
{
    if (word == "fav" || word == "favourite" || word == "favorite" || word == "favourites")
        return Kind::favourite;

    return word == "recent"                          ? Kind::recent
           : word == "synth" || word == "instrument" ? Kind::instrument
           : word == "effect" || word == "fx"        ? Kind::effect
           : word == "midi"                          ? Kind::midi
                                                     : Kind::none;
}

bool PluginQuery::isOfKind (const PluginListEntry& entry, Kind kind)
{
    switch (kind)
    {
        case Kind::favourite: return entry.isFavourite;
        case Kind::recent: return entry.recency > 0;
        case Kind::instrument: return entry.isInstrument;
        case Kind::effect: return ! entry.isInstrument;
        case Kind::midi: return entry.takesMidi || entry.givesMidi;
        case Kind::none: break;
    }

    return false;
}

std::optional<int> PluginQuery::score (const Word& word, const PluginListEntry& entry)
{
    if (word.kind == Kind::favourite || word.kind == Kind::recent)
        return isOfKind (entry, word.kind) ? std::optional { 0 } : std::nullopt;

    auto best = FuzzySearch::score (word.text, entry.searchedName);
    const auto consider = [&best] (std::optional<int> other) {
        if (other.has_value() && (! best.has_value() || *other > *best))
            best = other;
    };

    if (isOfKind (entry, word.kind))
        consider (pointsForKind);

    // What a plugin is called counts for more than who made it.
    for (const auto* other : { &entry.searchedMaker, &entry.searchedCategory, &entry.searchedFormat })
        if (const auto score = FuzzySearch::score (word.text, *other))
            consider (*score / 2);

    return best;
}

std::optional<int> PluginQuery::score (const PluginListEntry& entry) const
{
    const auto recent = entry.recency > 0 ? std::max (1, mostPointsForRecent - entry.recency) : 0;
    const auto favourite = entry.isFavourite ? pointsForFavourite : 0;

    if (words.empty())
        return entry.recency > 0 ? 2 * firstOfAll - entry.recency : entry.isFavourite ? firstOfAll : 0;

    auto sum = recent + favourite;

    for (const auto& word : words)
    {
        const auto points = score (word, entry);

        if (! points.has_value())
            return std::nullopt;

        sum += *points;
    }

    return sum;
}

} // namespace lopsided
