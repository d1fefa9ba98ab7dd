#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <algorithm>
#include <map>

namespace lopsided
{

/** Compensation by recursion: a node starts when its latest source arrives. */
class ReferenceLatency
{
public:
    ReferenceLatency (const GraphModel& modelToMeasure, int budgetSamples)
        : model (modelToMeasure),
          budget (budgetSamples)
    {}

    [[nodiscard]] int total()
    {
        return std::max (
            { arrivalAtInput (GraphNodes::audioOutput), arrivalAtInput (GraphNodes::midiOutput), budget });
    }

    [[nodiscard]] int delayOf (const Connection& connection)
    {
        if (connection.isFeedback())
            return 0; // nothing is compensated

        const auto id = connection.destination.nodeID;
        const auto isOutput = id == GraphNodes::audioOutput || id == GraphNodes::midiOutput;
        return (isOutput ? total() : arrivalAtInput (id)) - arrivalAtOutput (connection.source.nodeID);
    }

    [[nodiscard]] int latencyOf (NodeID id) const
    {
        const auto* node = model.findNode (id);
        return node != nullptr ? node->instance->shape().latencySamples : 0;
    }

private:
    int arrivalAtInput (NodeID id)
    {
        if (const auto known = arrivals.find (id); known != arrivals.end())
            return known->second;

        auto latest = 0;

        for (const auto& connection : model.connectionsInto (id))
            if (! connection.isFeedback())
                latest = std::max (latest, arrivalAtOutput (connection.source.nodeID));

        return arrivals[id] = latest;
    }

    int arrivalAtOutput (NodeID id) { return arrivalAtInput (id) + latencyOf (id); }

    const GraphModel& model;
    const int budget;
    std::map<NodeID, int> arrivals;
};

} // namespace lopsided
