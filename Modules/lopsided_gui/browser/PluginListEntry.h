#pragma once

#include "FuzzySearch.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <optional>

namespace lopsided
{

/** A plugin as lists show it. A value. Thread: message thread. Realtime: allocates. Cost: some strings. */
struct PluginListEntry
{
    PluginReference reference;
    juce::String name;
    juce::String maker;
    juce::String format;
    juce::String category;
    bool isInstrument = false;
    bool takesMidi = false;
    bool givesMidi = false;

    std::optional<VerdictSummary> verdict; /**< nothing until somebody has looked */
    juce::String verdictSentence;

    bool isFavourite = false;
    int recency = 0; /**< 1 is the one that was used last; 0: not lately */

    // Read once for searching.
    FuzzySearch::Text searchedName {};
    FuzzySearch::Text searchedMaker {};
    FuzzySearch::Text searchedFormat {};
    FuzzySearch::Text searchedCategory {};

    /** Of what a scan has found. */
    [[nodiscard]] static PluginListEntry of (const PluginRecord& record);

    /** Of one of our own. */
    [[nodiscard]] static PluginListEntry of (const juce::PluginDescription& builtin);
};

} // namespace lopsided
