#include "PluginListEntry.h"

namespace lopsided
{

namespace
{
/** "Effect|Reverb" and "Reverb Plugin" are shelves with the same name. */
juce::String tidyCategory (const juce::PluginDescription& description)
{
    auto category = description.category.fromLastOccurrenceOf ("|", false, false).trim();

    if (category.endsWithIgnoreCase (" plugin"))
        category = category.dropLastCharacters (7).trim();

    if (category.equalsIgnoreCase ("Fx") || category.equalsIgnoreCase ("Plugin"))
        category = {};

    return category.isNotEmpty() ? category : description.isInstrument ? "Instrument" : "Other";
}

PluginListEntry entryOf (const juce::PluginDescription& description, const PluginReference& reference)
{
    PluginListEntry entry;
    entry.reference = reference;
    entry.name = description.name.isNotEmpty() ? description.name : reference.identifier;
    entry.maker = description.manufacturerName.trim();
    entry.format = reference.format;
    entry.category = tidyCategory (description);
    entry.isInstrument = description.isInstrument;
    entry.searchedName = FuzzySearch::Text (entry.name);
    entry.searchedMaker = FuzzySearch::Text (entry.maker);
    entry.searchedFormat = FuzzySearch::Text (entry.format);
    entry.searchedCategory = FuzzySearch::Text (entry.category);
    return entry;
}
} // namespace

PluginListEntry PluginListEntry::of (const PluginRecord& record)
{
    auto entry = entryOf (record.description, record.reference());
    entry.takesMidi = record.takesMidi;
    entry.givesMidi = record.givesMidi;

    if (const auto verdict = ObservedVerdict::fromVar (record.verdict))
    {
        entry.verdict = verdict->summary;
        entry.verdictSentence = verdict->sentence;
    }

    return entry;
}

PluginListEntry PluginListEntry::of (const juce::PluginDescription& builtin)
{
    auto entry = entryOf (builtin, PluginLibrary::reference (builtin));
    entry.category = builtin.isInstrument ? "Instrument" : "Built in";
    entry.searchedCategory = FuzzySearch::Text (entry.category);
    return entry;
}

} // namespace lopsided
