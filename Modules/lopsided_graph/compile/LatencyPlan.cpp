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

Arrivals findArrivals (const GraphIndex& index, const std::vector<Number>& order)
{
    Arrivals arrivals { std::vector<std::int64_t> (index.numNodes()),
                        std::vector<std::int64_t> (index.numNodes()) };

    for (const auto node : order)
    {
        std::int64_t latest = 0;

        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
            latest = std::max (latest, arrivals.atOutput[index.sourceOf (edge)]);

        arrivals.atInput[node] = latest;
        arrivals.atOutput[node] = latest + index.shapeOf (node).latencySamples;
    }

    auto& atInput = arrivals.atInput;
    atInput[GraphIndex::audioOutput] = atInput[GraphIndex::midiOutput] =
        std::max (atInput[GraphIndex::audioOutput], atInput[GraphIndex::midiOutput]);
    return arrivals;
}

bool hasLatency (const GraphIndex& index)
{
    for (Number node = 0; node < index.numNodes(); ++node)
        if (index.shapeOf (node).latencySamples != 0)
            return true;

    return false;
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

GraphResult<LatencyPlan> LatencyPlan::make (const GraphIndex& index, const GraphModel& model,
                                            const std::vector<Number>& order)
{
    LatencyPlan plan;

    if (! hasLatency (index))
        return plan;

    const auto arrivals = findArrivals (index, order);
    const auto total = arrivals.atInput[GraphIndex::audioOutput];
    plan.delays.assign (index.numEdges(), noDelay);

    for (Number node = 0; node < index.numNodes(); ++node)
    {
        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
        {
            const auto delay = arrivals.atInput[node] - arrivals.atOutput[index.sourceOf (edge)];

            if (delay == 0 || ! index.isLive (edge))
                continue;

            if (const auto requested = plan.request (index, model, edge, node, delay); ! requested)
                return requested.error();
        }
    }

    // A path as long as this is refused above wherever anything runs beside it; alone it is only a number.
    plan.total = static_cast<int> (std::min<std::int64_t> (total, std::numeric_limits<int>::max()));
    return plan;
}

GraphResult<void> LatencyPlan::request (const GraphIndex& index, const GraphModel& model, Number edge,
                                        Number destination, std::int64_t delaySamples)
{
    const auto& connection = index.connectionOf (edge);

    if (delaySamples > GraphCompiler::maximumDelaySamples)
        return tooLong (model, connection, delaySamples);

    auto& requests = connection.source.isMIDI() ? midi : audio;
    delays[edge] = static_cast<Number> (requests.size());
    requests.push_back (
        { { connection, index.incarnationOf (index.sourceOf (edge)), index.incarnationOf (destination) },
          static_cast<int> (delaySamples) });
    return {};
}

} // namespace lopsided
