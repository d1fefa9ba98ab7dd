// Nodes, sources and ranges. The edges that leave: GraphIndexLeaving.cpp.
#include "GraphIndex.h"

#include "NodeTable.h"

#include <algorithm>
#include <utility>

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

GraphResult<GraphIndex> GraphIndex::make (const PlayingGraph& graph, const RenderSettings& settings)
{
    GraphIndex index { graph, settings };

    if (const auto found = index.findSources(); ! found)
        return found.error();

    if (! graph.leavingConnections.empty())
        index.mergeLeaving();

    if (const auto found = index.findRanges(); ! found)
        return found.error();

    if (! graph.leavingConnections.empty())
        index.findLeaving();

    return index;
}

GraphIndex::GraphIndex (const PlayingGraph& playing, const RenderSettings& settings)
    : graph (&playing),
      connections (playing.model->connections())
{
    nodes.resize (numEnds, nullptr);
    nodes.reserve (numEnds + playing.model->nodes().size() + playing.leavingNodes.size());

    for (const auto& node : playing.model->nodes())
        nodes.push_back (&node);

    for (const auto& leavingNode : playing.leavingNodes)
        nodes.push_back (&leavingNode.node);

    shapes.reserve (nodes.size());
    shapes.push_back ({ .numOutputs = settings.numInputs });
    shapes.push_back ({ .numInputs = settings.numOutputs });
    shapes.push_back ({ .producesMidi = true });
    shapes.push_back ({ .acceptsMidi = true });

    for (const auto* node : std::span { nodes }.subspan (numEnds))
        shapes.push_back (node->instance->shape());

    firstOutputs.reserve (shapes.size() + 1);
    Number next = 0;

    for (const auto& shape : shapes)
    {
        firstOutputs.push_back (next);
        next += static_cast<Number> (shape.numOutputs);
    }

    firstOutputs.push_back (next);
}

NodeID GraphIndex::idOf (Number node) const noexcept
{
    if (node < numEnds)
        return { GraphNodes::audioInput.uid + node };

    return nodeOf (node).id;
}

GraphResult<void> GraphIndex::findSources()
{
    const auto known = modelNodes();
    const NodeTable table { known };
    sources.resize (connections.size());
    auto* source = sources.data();

    for (const auto& connection : connections)
    {
        const auto id = connection.source.nodeID;

        if (GraphNodes::isEnd (id))
        {
            *source++ = id.uid - GraphNodes::audioInput.uid;
            continue;
        }

        const auto position = table.find (id);

        if (position == NodeTable::notFound)
            return unknownEnd (*graph->model, connection);

        *source++ = numEnds + position;
    }

    return {};
}

GraphIndex::Number GraphIndex::findNode (NodeID id, std::uint64_t incarnation) const noexcept
{
    if (GraphNodes::isEnd (id))
        return id.uid - GraphNodes::audioInput.uid;

    const auto& gone = graph->leavingNodes;
    const auto isOlder = [] (const PlayingGraph::LeavingNode& node, std::uint64_t wanted) {
        return node.incarnation() < wanted;
    };
    const auto found = std::lower_bound (gone.begin(), gone.end(), incarnation, isOlder);

    if (found != gone.end() && found->incarnation() == incarnation)
        return firstLeavingNode() + static_cast<Number> (found - gone.begin());

    const auto known = modelNodes();
    const auto isBefore = [] (const Node* node, NodeID wanted) { return node->id < wanted; };
    const auto node = std::lower_bound (known.begin(), known.end(), id, isBefore);
    const auto isIt =
        node != known.end() && (*node)->id == id && (*node)->instance->incarnation() == incarnation;
    return isIt ? numEnds + static_cast<Number> (node - known.begin()) : noNode;
}

std::optional<GraphIndex::Place> GraphIndex::findEdge (const ConnectionIdentity& identity) const noexcept
{
    const auto node = findNode (identity.connection.destination.nodeID, identity.destinationIncarnation);

    if (node == noNode)
        return {};

    const auto [first, last] = edgesInto (node);
    const auto begin = connections.begin();
    auto edge =
        static_cast<Number> (std::lower_bound (begin + first, begin + last, identity.connection) - begin);

    // Two incarnations of a source may both lead here.
    for (; edge != last && connections[edge] == identity.connection; ++edge)
        if (incarnationOf (sources[edge]) == identity.sourceIncarnation)
            return Place { edge, node };

    return {};
}

GraphResult<void> GraphIndex::findRanges()
{
    firstEdges.resize (shapes.size() + 1);
    sourceOutputs.resize (connections.size());
    Number edge = 0;

    for (Number node = 0; node < numNodes(); ++node)
    {
        firstEdges[node] = edge;
        const auto last = findEnd (edge, node);

        if (const auto lost = findOutputs ({ edge, last }, node); lost != last)
            return lostPort (*graph->model, connections[lost]);

        edge = last;
    }

    firstEdges.back() = edge;

    if (edge != numEdges())
        return unknownEnd (*graph->model, connections[edge]);

    return {};
}

GraphIndex::Number GraphIndex::findEnd (Number edge, Number node) const noexcept
{
    const auto id = idOf (node);
    const auto* next = connections.data() + edge;
    const auto* const end = connections.data() + connections.size();

    if (leaving.empty())
    {
        while (next != end && next->destination.nodeID == id)
            ++next;

        return static_cast<Number> (next - connections.data());
    }

    // Two incarnations of a node have the same id.
    while (edge != numEdges() && connections[edge].destination.nodeID == id && isOfIncarnation (edge, node))
        ++edge;

    return edge;
}

GraphIndex::Number GraphIndex::findOutputs (Edges edges, Number node)
{
    // These are the innermost lines of a compile: of a node's shape they read what is packed in firstOutputs.
    const auto* const outputs = firstOutputs.data();
    const auto numInputs = shapes[node].numInputs;

    for (auto edge = edges.first; edge != edges.last; ++edge)
    {
        const auto& from = connections[edge].source;
        const auto source = sources[edge];
        const auto output = outputs[source] + static_cast<Number> (from.channelIndex);

        if (output < outputs[source + 1] && connections[edge].destination.channelIndex < numInputs)
        {
            sourceOutputs[edge] = output;

            if (isFeedback (edge))
                feedback.push_back ({ edge, node });

            continue;
        }

        // What leaves through a port that is lost carries nothing any more.
        if (! isLeavingEdge (edge) && ! hasPorts (edge, node))
            return edge;

        sourceOutputs[edge] = noOutput;

        if (from.isMIDI())
            midi.push_back ({ edge, node });
    }

    return edges.last;
}

bool GraphIndex::hasPorts (Number edge, Number destination) const noexcept
{
    const auto& from = connections[edge].source;
    const auto& to = connections[edge].destination;
    const auto source = sources[edge];

    if (from.isMIDI())
        return shapes[source].producesMidi && shapes[destination].acceptsMidi;

    return (source == audioInput || from.channelIndex < shapes[source].numOutputs)
           && (destination == audioOutput || to.channelIndex < shapes[destination].numInputs);
}

} // namespace lopsided
