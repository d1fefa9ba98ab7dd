#include "LatencyPlan.h"

#include "GraphCompiler.h"

#include <algorithm>
#include <limits>

namespace lopsided
{

namespace
{
using Number = GraphIndex::Number;

/** For each node when its output arrives, in samples behind the graph's input. */
struct Arrivals
{
    std::vector<std::int64_t> atInput;
    std::vector<std::int64_t> atOutput;
};

Arrivals findArrivals (const GraphIndex& index, const std::vector<Number>& order, int budgetSamples)
{
    Arrivals arrivals { std::vector<std::int64_t> (index.numNodes()),
                        std::vector<std::int64_t> (index.numNodes()) };

    for (const auto node : order)
    {
        if (index.isLeavingNode (node))
            continue;

        std::int64_t latest = 0;

        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
            if (! index.isLeavingEdge (edge) && ! index.isFeedback (edge))
                latest = std::max (latest, arrivals.atOutput[index.sourceOf (edge)]);

        arrivals.atInput[node] = latest;
        arrivals.atOutput[node] = latest + index.shapeOf (node).latencySamples;
    }

    auto& atInput = arrivals.atInput;
    atInput[GraphIndex::audioOutput] = atInput[GraphIndex::midiOutput] =
        std::max ({ atInput[GraphIndex::audioOutput], atInput[GraphIndex::midiOutput],
                    std::int64_t { budgetSamples } });
    return arrivals;
}

bool hasLatency (const GraphIndex& index, const PlayingGraph& graph)
{
    for (Number node = 0; node < index.firstLeavingNode(); ++node)
        if (index.shapeOf (node).latencySamples != 0)
            return true;

    const auto isLate = [] (const auto& connection) { return connection.delaySamples != 0; };
    return std::any_of (graph.leavingConnections.begin(), graph.leavingConnections.end(), isLate);
}

GraphError tooLong (const GraphModel& model, const Connection& connection, std::int64_t samples)
{
    return { GraphError::Code::latencyTooLong,
             "The connection " + model.describe (connection) + " would have to be delayed by "
                 + std::to_string (samples) + " samples to meet what runs beside it, more than the "
                 + std::to_string (GraphCompiler::maximumDelaySamples)
                 + " that are possible: a processor beside it reports too long a latency.",
             { connection.source.nodeID, connection.destination.nodeID } };
}
} // namespace

GraphResult<LatencyPlan> LatencyPlan::make (const GraphIndex& index, const PlayingGraph& graph,
                                            const std::vector<Number>& order, int budgetSamples)
{
    LatencyPlan plan;

    if (budgetSamples == 0 && ! hasLatency (index, graph))
        return plan;

    const auto arrivals = findArrivals (index, order, budgetSamples);
    const auto total = arrivals.atInput[GraphIndex::audioOutput];
    plan.delays.assign (index.numEdges(), 0);

    for (Number node = 0; node < index.numNodes(); ++node)
    {
        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
        {
            if (! index.isLive (edge) || index.isFeedback (edge))
                continue;

            if (index.isLeavingEdge (edge))
            {
                plan.delays[edge] = graph.leavingConnections[index.leavingOf (edge)].delaySamples;
                continue;
            }

            const auto delay = arrivals.atInput[node] - arrivals.atOutput[index.sourceOf (edge)];

            if (delay > GraphCompiler::maximumDelaySamples)
                return tooLong (*graph.model, index.connectionOf (edge), delay);

            plan.delays[edge] = static_cast<int> (delay);
        }
    }

    // A path as long as this is refused above wherever anything runs beside it; alone it is only a number.
    plan.total = static_cast<int> (std::min<std::int64_t> (total, std::numeric_limits<int>::max()));
    return plan;
}

} // namespace lopsided
