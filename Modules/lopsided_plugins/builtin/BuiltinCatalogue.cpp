#include "BuiltinCatalogue.h"

#include "../library/PluginFormat.h"
#include "GainProcessor.h"
#include "MidiFilePlayer.h"
#include "SineProcessor.h"

#include <array>

namespace lopsided
{

namespace
{
struct Entry
{
    const char* name;
    const char* category;
    std::unique_ptr<BuiltinProcessor> (*make)();
};

template <typename Processor>
std::unique_ptr<BuiltinProcessor> make()
{
    return std::make_unique<Processor>();
}

constexpr std::array entries {
    Entry { GainProcessor::builtinName, "Utility", make<GainProcessor> },
    Entry { MidiFilePlayer::builtinName, "MIDI", make<MidiFilePlayer> },
    Entry { SineProcessor::builtinName, "Generator", make<SineProcessor> },
};

juce::PluginDescription describe (const Entry& entry)
{
    const auto processor = entry.make();
    juce::PluginDescription description;
    description.name = processor->getName();
    description.descriptiveName = processor->getName();
    description.pluginFormatName = toString (PluginFormat::builtin);
    description.category = entry.category;
    description.manufacturerName = "Lopsided";
    description.fileOrIdentifier = entry.name;
    description.numInputChannels = processor->getTotalNumInputChannels();
    description.numOutputChannels = processor->getTotalNumOutputChannels();
    return description;
}
} // namespace

std::unique_ptr<BuiltinProcessor> BuiltinCatalogue::create (const juce::String& identifier)
{
    for (const auto& entry : entries)
        if (identifier == entry.name)
            return entry.make();

    return nullptr;
}

std::vector<juce::PluginDescription> BuiltinCatalogue::descriptions()
{
    std::vector<juce::PluginDescription> all;
    all.reserve (entries.size());

    for (const auto& entry : entries)
        all.push_back (describe (entry));

    return all;
}

juce::String BuiltinCatalogue::names()
{
    juce::StringArray all;

    for (const auto& entry : entries)
        all.add (entry.name);

    return all.joinIntoString (", ");
}

} // namespace lopsided
