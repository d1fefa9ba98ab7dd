#include "LadspaLibrary.h"

#include "../library/SharedLibrary.h"

#include <ladspa.h>

#include <array>
#include <vector>

namespace lopsided
{

namespace
{
PluginError ladspaRefusal (const juce::String& why)
{
    return { PluginError::Code::openFailed, why.toStdString() };
}

juce::String ladspaText (const char* text)
{
    return juce::String::fromUTF8 (text != nullptr ? text : "");
}

bool portIs (const LADSPA_Descriptor& plugin, unsigned long port, int kind, int direction)
{
    return (plugin.PortDescriptors[port] & kind) != 0 && (plugin.PortDescriptors[port] & direction) != 0;
}

/** LADSPA has no word for latency; its plugins tell it by an output of that name, while they run. */
bool tellsLatency (const LADSPA_Descriptor& plugin)
{
    for (unsigned long port = 0; port < plugin.PortCount; ++port)
        if (portIs (plugin, port, LADSPA_PORT_CONTROL, LADSPA_PORT_OUTPUT)
            && ladspaText (plugin.PortNames[port]).containsIgnoreCase ("latency"))
            return true;

    return false;
}

PluginRecord describeLadspa (const juce::File& file, const LADSPA_Descriptor& plugin, int index)
{
    PluginRecord record;
    auto& description = record.description;
    description.name = ladspaText (plugin.Name);
    description.descriptiveName = ladspaText (plugin.Label);
    description.manufacturerName = ladspaText (plugin.Maker);
    description.fileOrIdentifier = file.getFullPathName();
    description.uniqueId = description.deprecatedUid = index;
    record.identifier = file.getFullPathName() + "|" + description.descriptiveName;

    for (unsigned long port = 0; port < plugin.PortCount; ++port)
    {
        description.numInputChannels += portIs (plugin, port, LADSPA_PORT_AUDIO, LADSPA_PORT_INPUT);
        description.numOutputChannels += portIs (plugin, port, LADSPA_PORT_AUDIO, LADSPA_PORT_OUTPUT);
    }

    if (! tellsLatency (plugin))
        record.latencySamples = 0;

    return record;
}

/** From its making to its end as in a host, but for the blocks: some free what only activate() makes. */
void makeInstance (const LADSPA_Descriptor& plugin, PluginRecord& record)
{
    constexpr unsigned long rate = 48000;
    constexpr std::size_t blockSize = 64;
    auto* instance = plugin.instantiate != nullptr ? plugin.instantiate (&plugin, rate) : nullptr;

    if (instance == nullptr)
    {
        record.status = PluginRecord::Status::failed;
        record.reason = "it refuses to be instantiated";
        return;
    }

    std::vector<std::array<LADSPA_Data, blockSize>> signals (plugin.PortCount);

    if (plugin.connect_port != nullptr)
        for (unsigned long port = 0; port < plugin.PortCount; ++port)
            plugin.connect_port (instance, port, signals[port].data());

    if (plugin.activate != nullptr)
        plugin.activate (instance);

    if (plugin.deactivate != nullptr)
        plugin.deactivate (instance);

    if (plugin.cleanup != nullptr)
        plugin.cleanup (instance);
}

PluginResult<LADSPA_Descriptor_Function> loadLadspa (const juce::File& file)
{
    const auto library = SharedLibrary::load (file);

    if (! library)
        return library.error();

    const auto describe = library->function<LADSPA_Descriptor_Function> ("ladspa_descriptor");

    if (describe == nullptr)
        return ladspaRefusal ("it is no LADSPA library");

    return describe;
}

/** Calls it with the descriptor and the record of each plugin. @returns the records as JSON */
template <typename Look>
PluginResult<juce::var> forEachLadspaPlugin (const juce::File& file, const Look& look)
{
    constexpr unsigned long mostPlugins = 4096; // a library that never ends its list has to be stopped
    const auto describe = loadLadspa (file);

    if (! describe)
        return describe.error();

    juce::Array<juce::var> plugins;

    for (unsigned long index = 0; index < mostPlugins; ++index)
    {
        const auto* plugin = (*describe) (index);

        if (plugin == nullptr)
            break;

        auto record = describeLadspa (file, *plugin, static_cast<int> (index));
        look (*plugin, record);
        plugins.add (record.toJson());
    }

    return juce::var (plugins);
}
} // namespace

PluginResult<juce::var> LadspaLibrary::scan (const juce::File& file)
{
    return forEachLadspaPlugin (file, makeInstance);
}

PluginResult<juce::var> LadspaLibrary::list (const juce::File& file)
{
    return forEachLadspaPlugin (file, [] (const auto&, const auto&) {});
}

PluginResult<juce::var> LadspaLibrary::open (const juce::File& file, const PluginRecord& listed)
{
    const auto describe = loadLadspa (file);

    if (! describe)
        return describe.error();

    const auto index = listed.description.uniqueId;
    const auto* plugin = (*describe) (static_cast<unsigned long> (index));

    if (plugin == nullptr)
        return ladspaRefusal ("its file holds it no more");

    auto record = describeLadspa (file, *plugin, index);
    makeInstance (*plugin, record);
    return juce::var (juce::Array<juce::var> (record.toJson()));
}

} // namespace lopsided
