#include "GraphIndex.h"

#include "NodeTable.h"

namespace lopsided
{

namespace
{
GraphError unknownEnd (const GraphModel& model, const Connection& connection)
{
    return { GraphError::Code::unknownNode,
             "The connection " + model.describe (connection) + " leads to or from a node that is not there.",
             { connection.source.nodeID, connection.destination.nodeID } };
}

GraphError lostPort (const GraphModel& model, const Connection& connection)
{
    return { GraphError::Code::portOutOfRange,
             "The connection " + model.describe (connection)
                 + " needs a port that the node no longer has: remove the connection, or give the port back.",
             { connection.source.nodeID, connection.destination.nodeID } };
}
} // namespace

GraphResult<GraphIndex> GraphIndex::make (const GraphModel& model, const RenderSettings& settings)
{
    GraphIndex index { model, settings };

    if (const auto found = index.findSources (model); ! found)
        return found.error();

    if (const auto found = index.findRanges (model); ! found)
        return found.error();

    return index;
}

GraphIndex::GraphIndex (const GraphModel& model, const RenderSettings& settings)
    : nodes (model.nodes()),
      connections (model.connections())
{
    shapes.reserve (numEnds + nodes.size());
    shapes.push_back ({ .numOutputs = settings.numInputs });
    shapes.push_back ({ .numInputs = settings.numOutputs });
    shapes.push_back ({ .producesMidi = true });
    shapes.push_back ({ .acceptsMidi = true });

    for (const auto& node : nodes)
        shapes.push_back (node.instance->shape());

    firstOutputs.reserve (shapes.size() + 1);
    Number next = 0;

    for (const auto& shape : shapes)
    {
        firstOutputs.push_back (next);
        next += static_cast<Number> (shape.numOutputs);
    }

    firstOutputs.push_back (next);
}

GraphResult<void> GraphIndex::findSources (const GraphModel& model)
{
    const NodeTable table { nodes };
    sources.reserve (connections.size());

    for (const auto& connection : connections)
    {
        const auto id = connection.source.nodeID;

        if (GraphNodes::isEnd (id))
        {
            sources.push_back (id.uid - GraphNodes::audioInput.uid);
            continue;
        }

        const auto position = table.find (id);

        if (position == NodeTable::notFound)
            return unknownEnd (model, connection);

        sources.push_back (numEnds + position);
    }

    return {};
}

GraphResult<void> GraphIndex::findRanges (const GraphModel& model)
{
    firstEdges.reserve (shapes.size() + 1);
    sourceOutputs.reserve (connections.size());
    Number edge = 0;

    for (Number node = 0; node < numNodes(); ++node)
    {
        const auto id = idOf (node);
        firstEdges.push_back (edge);

        for (; edge < numEdges() && connections[edge].destination.nodeID == id; ++edge)
        {
            if (! hasPorts (edge, node))
                return lostPort (model, connections[edge]);

            sourceOutputs.push_back (findSourceOutput (edge, node));
        }
    }

    firstEdges.push_back (edge);

    if (edge != numEdges())
        return unknownEnd (model, connections[edge]);

    return {};
}

bool GraphIndex::hasPorts (Number edge, Number destination) const noexcept
{
    const auto& [from, to] = connections[edge];
    const auto source = sources[edge];

    if (from.isMIDI())
        return shapes[source].producesMidi && shapes[destination].acceptsMidi;

    return (source == audioInput || from.channelIndex < shapes[source].numOutputs)
           && (destination == audioOutput || to.channelIndex < shapes[destination].numInputs);
}

GraphIndex::Number GraphIndex::findSourceOutput (Number edge, Number destination) const noexcept
{
    const auto& [from, to] = connections[edge];
    const auto source = sources[edge];

    const auto isOffered =
        from.channelIndex < shapes[source].numOutputs && to.channelIndex < shapes[destination].numInputs;

    return ! from.isMIDI() && isOffered ? outputOf (source, from.channelIndex) : noOutput;
}

} // namespace lopsided
