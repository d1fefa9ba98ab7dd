#include "PluginInsertion.h"

#include <algorithm>
#include <set>

namespace lopsided
{

namespace
{
/** Which of the channels it is, counted from 0. */
int orderOf (const std::set<int>& channels, int channel)
{
    return static_cast<int> (std::distance (channels.begin(), channels.find (channel)));
}
} // namespace

SessionResult<PluginInsertion> PluginInsertion::plan (const std::vector<Connection>& into,
                                                      const juce::AudioProcessor& plugin)
{
    std::set<int> sources;
    std::set<int> destinations;

    for (const auto& connection : into)
        if (! connection.source.isMIDI())
        {
            sources.insert (connection.source.channelIndex);
            destinations.insert (connection.destination.channelIndex);
        }

    const auto numInputs = plugin.getTotalNumInputChannels();
    const auto numOutputs = plugin.getTotalNumOutputChannels();
    PluginInsertion result;

    for (const auto& connection : into)
    {
        if (connection.source.isMIDI())
        {
            if (plugin.acceptsMidi() && plugin.producesMidi())
                result.ways.push_back ({ connection, Port::midiChannelIndex, Port::midiChannelIndex });

            continue;
        }

        if (numInputs == 0 || numOutputs == 0)
            continue;

        // Of the two sides the wider one says which channel it is: mono into stereo goes through both.
        const auto channel = sources.size() > destinations.size()
                                 ? orderOf (sources, connection.source.channelIndex)
                                 : orderOf (destinations, connection.destination.channelIndex);
        result.ways.push_back ({ connection, channel % numInputs, channel % numOutputs });
    }

    if (result.ways.empty() && ! into.empty())
        return SessionError {
            SessionError::Code::graph,
            "'" + plugin.getName().toStdString() + "' cannot go into a connection that carries "
                + (into.front().source.isMIDI() ? "MIDI" : "audio")
                + ": it does not both take and make that. Add it beside, and connect it by hand.",
            {}
        };

    return result;
}

PluginInsertion PluginInsertion::wire (SessionDocument::Wiring wiring, const juce::AudioProcessor& plugin,
                                       const juce::AudioProcessor& graph)
{
    PluginInsertion result;

    if (wiring == SessionDocument::Wiring::none)
        return result;

    if (plugin.acceptsMidi())
        result.inputs.emplace_back (Port::midi (GraphNodes::midiInput), Port::midiChannelIndex);

    const auto numIn = wiring == SessionDocument::Wiring::effect
                           ? std::min (plugin.getMainBusNumInputChannels(), graph.getTotalNumInputChannels())
                           : 0;

    for (auto channel = 0; channel < numIn; ++channel)
        result.inputs.emplace_back (Port { GraphNodes::audioInput, channel }, channel);

    const auto numOut = plugin.getMainBusNumOutputChannels();

    for (auto channel = 0; numOut > 0 && channel < graph.getTotalNumOutputChannels(); ++channel)
        if (channel < numOut || numOut == 1)
            result.outputs.emplace_back (channel % numOut, Port { GraphNodes::audioOutput, channel });

    return result;
}

void PluginInsertion::apply (Transaction& edit, NodeID plugin) const
{
    for (const auto& [source, input] : inputs)
        edit.connect (source, { plugin, input });

    for (const auto& [output, destination] : outputs)
        edit.connect ({ plugin, output }, destination);

    for (const auto& way : ways)
        edit.disconnect (way.through);

    for (const auto& way : ways)
        for (const auto& connection :
             { Connection { way.through.source, { plugin, way.input }, way.through.kind },
               Connection { { plugin, way.output }, way.through.destination } })
            if (! edit.model().isConnected (connection))
                edit.connect (connection);
}

} // namespace lopsided
