#include "GraphShape.h"

#include <algorithm>
#include <cstddef>
#include <random>
#include <set>

namespace lopsided::benchmarks
{
std::vector<int> GraphShape::numSources() const
{
    std::vector<int> result (static_cast<std::size_t> (numNodes));

    for (const auto& edge : edges)
        if (edge.destination != end)
            ++result[static_cast<std::size_t> (edge.destination)];

    return result;
}

GraphShape GraphShape::chain (int numNodes)
{
    GraphShape shape { "chain", numNodes, {} };

    for (int node = 0; node < numNodes; ++node)
        shape.edges.push_back ({ node == 0 ? end : node - 1, node });

    shape.edges.push_back ({ numNodes - 1, end });
    return shape;
}

GraphShape GraphShape::parallel (int numNodes)
{
    GraphShape shape { "parallel", numNodes, {} };

    for (int node = 0; node < numNodes; ++node)
    {
        shape.edges.push_back ({ end, node });
        shape.edges.push_back ({ node, end });
    }

    return shape;
}

GraphShape GraphShape::mixer (int numNodes)
{
    constexpr int insertsPerTrack = 4, tracksPerBus = 8;
    constexpr int nodesPerBus = tracksPerBus * insertsPerTrack + 1;
    const auto numTracks = (numNodes - 1) * tracksPerBus / nodesPerBus;
    const auto firstBus = numTracks * insertsPerTrack;
    const auto master = firstBus + (numTracks + tracksPerBus - 1) / tracksPerBus;

    GraphShape shape { "mixer", numNodes, {} };

    for (int insert = 0; insert < firstBus; ++insert)
        shape.edges.push_back ({ insert % insertsPerTrack == 0 ? end : insert - 1, insert });

    for (int track = 0; track < numTracks; ++track)
        shape.edges.push_back ({ (track + 1) * insertsPerTrack - 1, firstBus + track / tracksPerBus });

    for (int bus = firstBus; bus < master; ++bus)
        shape.edges.push_back ({ bus, master });

    for (int node = master + 1; node < numNodes; ++node)
        shape.edges.push_back ({ node - 1, node });

    shape.edges.push_back ({ numNodes - 1, end });
    return shape;
}

GraphShape GraphShape::dag (int numNodes)
{
    constexpr std::size_t inDegree = 3;
    constexpr unsigned seed = 3;

    GraphShape shape { "dag", numNodes, {} };
    std::mt19937 random { seed };
    std::vector<bool> feedsANode (static_cast<std::size_t> (numNodes));

    for (int node = 0; node < numNodes; ++node)
    {
        std::set<int> sources;

        while (sources.size() < std::min (inDegree, static_cast<std::size_t> (node)))
            sources.insert (static_cast<int> (random() % static_cast<unsigned> (node)));

        if (sources.empty())
            sources.insert (end);

        for (const auto source : sources)
        {
            shape.edges.push_back ({ source, node });

            if (source != end)
                feedsANode[static_cast<std::size_t> (source)] = true;
        }
    }

    for (int node = 0; node < numNodes; ++node)
        if (! feedsANode[static_cast<std::size_t> (node)])
            shape.edges.push_back ({ node, end });

    return shape;
}

std::vector<GraphShape> GraphShape::all (int numNodes)
{
    return { chain (numNodes), parallel (numNodes), mixer (numNodes), dag (numNodes) };
}
} // namespace lopsided::benchmarks
