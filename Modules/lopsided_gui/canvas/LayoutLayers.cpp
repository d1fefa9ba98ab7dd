#include "LayoutLayers.h"

#include <algorithm>
#include <unordered_map>

namespace lopsided
{
namespace
{
bool isOutputEnd (const CanvasNode& node)
{
    return node.id == GraphNodes::audioOutput || node.id == GraphNodes::midiOutput;
}
} // namespace

LayoutLayers::LayoutLayers (const std::vector<CanvasNode>& nodes, std::span<const Connection> connections)
    : sources (nodes.size()),
      destinations (nodes.size())
{
    link (nodes, connections);
    auto layerOf = longestWays();
    pullSourcesRight (nodes, layerOf);

    // The ends of the graph stand at its ends.
    Index last = std::any_of (nodes.begin(), nodes.end(), isOutputEnd) ? 1 : 0;

    for (const auto layer : layerOf)
        last = std::max (last, layer);

    layers.resize (last + 1);

    for (Index node = 0; node < nodes.size(); ++node)
    {
        const auto isAlone = sources[node].empty() && destinations[node].empty() && ! nodes[node].isEnd();
        (isAlone ? alone : layers[isOutputEnd (nodes[node]) ? last : layerOf[node]]).push_back (node);
    }
}

void LayoutLayers::link (const std::vector<CanvasNode>& nodes, std::span<const Connection> connections)
{
    std::unordered_map<std::uint32_t, Index> indices;

    for (Index index = 0; index < nodes.size(); ++index)
        indices[nodes[index].id.uid] = index;

    for (const auto& connection : connections)
    {
        const auto from = indices.find (connection.source.nodeID.uid);
        const auto to = indices.find (connection.destination.nodeID.uid);

        if (connection.isFeedback() || from == indices.end() || to == indices.end()
            || from->second == to->second)
            continue;

        destinations[from->second].push_back (to->second);
        sources[to->second].push_back (from->second);
    }
}

/** From the nodes that nothing feeds. A graph that plays has no cycles: each node's turn comes. */
std::vector<LayoutLayers::Index> LayoutLayers::longestWays() const
{
    std::vector<Index> layerOf (sources.size(), 0);
    std::vector<Index> waiting (sources.size());
    std::vector<Index> ready;

    for (Index node = 0; node < sources.size(); ++node)
        if (waiting[node] = sources[node].size(); waiting[node] == 0)
            ready.push_back (node);

    while (! ready.empty())
    {
        const auto node = ready.back();
        ready.pop_back();

        for (const auto next : destinations[node])
        {
            layerOf[next] = std::max (layerOf[next], layerOf[node] + 1);

            if (--waiting[next] == 0)
                ready.push_back (next);
        }
    }

    return layerOf;
}

/** A synth that nothing feeds stands beside what it feeds, not far away from it. */
void LayoutLayers::pullSourcesRight (const std::vector<CanvasNode>& nodes, std::vector<Index>& layerOf) const
{
    for (Index node = 0; node < nodes.size(); ++node)
    {
        if (! sources[node].empty() || destinations[node].empty() || nodes[node].isEnd())
            continue;

        auto nearest = layerOf[destinations[node].front()];

        for (const auto next : destinations[node])
            nearest = std::min (nearest, layerOf[next]);

        layerOf[node] = nearest > 0 ? nearest - 1 : 0;
    }
}

} // namespace lopsided
