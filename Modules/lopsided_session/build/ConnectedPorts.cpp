#include "ConnectedPorts.h"

#include <algorithm>

namespace lopsided
{

ConnectedPorts::ConnectedPorts (const std::vector<SessionConnection>& connections)
{
    const auto note = [] (Port port, int& channels, bool& midi) {
        if (port.isMIDI())
            midi = true;
        else
            channels = std::max (channels, port.channelIndex + 1);
    };

    for (const auto& entry : connections)
    {
        auto& source = nodes[entry.connection.source.nodeID];
        note (entry.connection.source, source.outputs, source.midiOutput);
        auto& destination = nodes[entry.connection.destination.nodeID];
        note (entry.connection.destination, destination.inputs, destination.midiInput);
    }
}

PluginPorts ConnectedPorts::of (NodeID node) const
{
    const auto found = nodes.find (node);

    if (found == nodes.end())
        return {};

    const auto& used = found->second;
    PluginPorts ports;

    if (used.inputs > 0)
        ports.buses.inputBuses.add (juce::AudioChannelSet::canonicalChannelSet (used.inputs));

    if (used.outputs > 0)
        ports.buses.outputBuses.add (juce::AudioChannelSet::canonicalChannelSet (used.outputs));

    ports.takesMidi = used.midiInput;
    ports.makesMidi = used.midiOutput;
    return ports;
}

} // namespace lopsided
