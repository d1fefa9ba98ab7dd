// The layout of a node's buses.
#include "SessionReader.h"

#include "../model/SessionLimits.h"
#include "EntryPath.h"
#include "Printable.h"

namespace lopsided
{

namespace
{
using Code = SessionError::Code;
} // namespace

void SessionReader::readLayout (ObjectReader& object, SessionNode& node)
{
    const auto* value = object.value ("layout", ObjectReader::Presence::optional);

    if (value == nullptr)
        return;

    ObjectReader layout (*value, object.pathOf ("layout"), errors);
    PluginPorts ports;
    ports.buses.inputBuses = readBuses (layout, "inputs");
    ports.buses.outputBuses = readBuses (layout, "outputs");
    ports.takesMidi = layout.flag ("midiInput");
    ports.makesMidi = layout.flag ("midiOutput");
    layout.refuseUnknownKeys();
    node.layout = ports;
}

juce::Array<juce::AudioChannelSet> SessionReader::readBuses (ObjectReader& layout, const char* key)
{
    juce::Array<juce::AudioChannelSet> buses;
    std::size_t numChannels = 0;
    const auto& list = layout.list (key, SessionLimits::maximumBusesPerNode);

    for (std::size_t index = 0; index < list.size(); ++index)
    {
        const auto* name = list[index].if_string();
        const auto set =
            name != nullptr && name->size() <= SessionLimits::maximumNameBytes
                ? channelSetFromName (juce::String::fromUTF8 (name->data(), static_cast<int> (name->size())))
                : std::nullopt;

        if (! set)
            errors.set (Code::invalid,
                        "a set of channels is expected here, such as \"mono\", \"stereo\", \"5.1\" or "
                        "\"discrete 4\", not "
                            + (name != nullptr ? std::string ("'")
                                                     .append (printable ({ name->data(), name->size() }))
                                                     .append ("'")
                                               : ObjectReader::typeOf (list[index]))
                            + ".",
                        entryPath (layout.pathOf (key), index));
        else if ((numChannels += static_cast<std::size_t> (set->size())) > maximumChannelsOfSet)
            errors.set (Code::limit,
                        "these buses have more than " + std::to_string (maximumChannelsOfSet)
                            + " channels together.",
                        layout.pathOf (key));
        else
            buses.add (*set);
    }

    return buses;
}

} // namespace lopsided
