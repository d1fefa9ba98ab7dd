#include "GraphPlaces.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace lopsided
{

std::vector<Node> GraphPlaces::nodes (const GraphModel& model,
                                      const std::function<bool (const juce::AudioProcessor&)>& fits)
{
    std::vector<Node> found;

    for (const auto& node : model.nodes())
        if (fits (node.instance->processor()))
            found.push_back (node);

    return found;
}

std::vector<Connection> GraphPlaces::audioConnections (const GraphModel& model,
                                                       const std::function<bool (const Connection&)>& fits)
{
    std::vector<Connection> found;

    for (const auto& connection : model.connections())
        if (! connection.source.isMIDI() && fits (connection))
            found.push_back (connection);

    return found;
}

std::vector<Connection> GraphPlaces::around (const GraphModel& model, NodeID id)
{
    const auto into = audioConnections (model, [id] (const auto& c) { return c.destination.nodeID == id; });
    const auto from = audioConnections (model, [id] (const auto& c) { return c.source.nodeID == id; });
    std::set<Connection> ways;

    for (const auto& out : from)
        for (const auto& in : into)
            if (into.size() == 1 || in.destination.channelIndex == out.source.channelIndex)
                ways.insert (Connection { in.source, out.destination });

    std::vector<Connection> fresh;
    std::copy_if (ways.begin(), ways.end(), std::back_inserter (fresh),
                  [&model] (const auto& c) { return ! model.isConnected (c); });
    return fresh;
}

std::vector<Connection> GraphPlaces::beside (const std::vector<Connection>& lanes, NodeID effect,
                                             NodeID level, int numChannels)
{
    std::set<Connection> connections;

    for (int channel = 0; channel < numChannels; ++channel)
    {
        const auto lane = std::min (static_cast<std::size_t> (channel), lanes.size() - 1);
        connections.insert (Connection { lanes[lane].source, { effect, channel } });
        connections.insert (Connection { { effect, channel }, { level, channel } });
    }

    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        connections.insert (Connection { { level, std::min (static_cast<int> (lane), numChannels - 1) },
                                         lanes[lane].destination });

    return { connections.begin(), connections.end() };
}

} // namespace lopsided
