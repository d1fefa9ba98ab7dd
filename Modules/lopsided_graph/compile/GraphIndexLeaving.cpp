// How a GraphIndex takes up the edges that leave. All else of it: GraphIndex.cpp.
#include "GraphIndex.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

std::vector<GraphIndex::LeavingEdge> GraphIndex::sortLeaving() const
{
    std::vector<LeavingEdge> edges;
    edges.reserve (graph->leavingConnections.size());

    for (const auto& connection : graph->leavingConnections)
    {
        const auto& [ports, sourceIncarnation, destinationIncarnation] = connection.identity;
        edges.push_back ({ findNode (ports.destination.nodeID, destinationIncarnation), ports,
                           static_cast<Number> (edges.size()),
                           findNode (ports.source.nodeID, sourceIncarnation) });
    }

    std::sort (edges.begin(), edges.end());
    return edges;
}

void GraphIndex::mergeLeaving()
{
    const auto edges = sortLeaving();
    const auto total = connections.size() + edges.size();
    std::vector<Number> mergedSources;
    mergedSources.reserve (total);
    merged.reserve (total);
    leaving.reserve (total);

    // The model's own edges into its nodes come sorted alike; those into leaving nodes are behind them all.
    auto next = edges.begin();

    const auto add = [&] (const Connection& connection, Number source, Number number) {
        merged.push_back (connection);
        mergedSources.push_back (source);
        leaving.push_back (number);
    };

    for (std::size_t edge = 0; edge < connections.size(); ++edge)
    {
        const auto isNext = [&] {
            if (next == edges.end() || isLeavingNode (next->destination))
                return false;

            // Of two incarnations of a source the older one comes first.
            return next->connection < connections[edge]
                   || (next->connection == connections[edge]
                       && incarnationOf (next->source) < incarnationOf (sources[edge]));
        };

        for (; isNext(); ++next)
            add (next->connection, next->source, next->number);

        add (connections[edge], sources[edge], staying);
    }

    for (; next != edges.end(); ++next)
        add (next->connection, next->source, next->number);

    sources = std::move (mergedSources);
    connections = merged;
}

void GraphIndex::findLeaving()
{
    leavingPlaces.reserve (graph->leavingConnections.size());

    for (Number node = 0; node < numNodes(); ++node)
        for (auto [edge, last] = edgesInto (node); edge != last; ++edge)
            if (isLeavingEdge (edge))
                leavingPlaces.push_back ({ edge, node });
}

bool GraphIndex::isOfIncarnation (Number edge, Number destination) const noexcept
{
    if (! isLeavingEdge (edge))
        return ! isLeavingNode (destination);

    return graph->leavingConnections[leaving[edge]].identity.destinationIncarnation
           == incarnationOf (destination);
}

} // namespace lopsided
