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

    firstLeaving = static_cast<Number> (nodes.size() - playing.leavingNodes.size());
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

bool GraphIndex::isOf (Place place, const ConnectionIdentity& identity) const noexcept
{
    return connections[place.edge] == identity.connection
           && incarnationOf (sources[place.edge]) == identity.sourceIncarnation
           && incarnationOf (place.node) == identity.destinationIncarnation;
}

std::optional<GraphIndex::Place> GraphIndex::findEdge (const ConnectionIdentity& identity,
                                                       Place last) const noexcept
{
    if (auto next = Place { last.edge + 1, last.node }; next.edge < numEdges())
    {
        while (edgesInto (next.node).last <= next.edge)
            ++next.node;

        if (isOf (next, identity))
            return next;
    }

    const auto node = findNode (identity.connection.destination.nodeID, identity.destinationIncarnation);

    if (node == noNode)
        return {};

    const auto [first, end] = edgesInto (node);
    const auto begin = connections.begin();
    auto edge =
        static_cast<Number> (std::lower_bound (begin + first, begin + end, identity.connection) - begin);

    // Two incarnations of a source may both lead here.
    for (; edge != end && connections[edge] == identity.connection; ++edge)
        if (isOf ({ edge, node }, identity))
            return Place { edge, node };

    return {};
}

GraphResult<void> GraphIndex::findRanges()
{
    firstEdges.resize (shapes.size() + 1);
    sourceOutputs.resize (connections.size());
    numReaders.resize (numOutputChannels());

    // These are the innermost lines of a compile: of a node's shape they read what is packed in firstOutputs, and all of it
    // by pointers that stay in registers.
    const auto* const outputs = firstOutputs.data();
    const auto* const edges = connections.data();
    const auto* const sourceOfEdge = sources.data();
    auto* const outputOfEdge = sourceOutputs.data();
    auto* const readers = numReaders.data();
    const auto hasLeaving = ! leaving.empty();
    const auto last = numEdges();
    Number edge = 0;

    for (Number node = 0; node < numNodes(); ++node)
    {
        const auto id = idOf (node);
        const auto numInputs = shapes[node].numInputs;
        firstEdges[node] = edge;

        // Two incarnations of a node have the same id.
        for (; edge != last && edges[edge].destination.nodeID == id
               && (! hasLeaving || isOfIncarnation (edge, node));
             ++edge)
        {
            const auto& [from, to, kind] = edges[edge];
            const auto source = sourceOfEdge[edge];
            const auto output = outputs[source] + static_cast<Number> (from.channelIndex);

            if (output < outputs[source + 1] && to.channelIndex < numInputs)
            {
                outputOfEdge[edge] = output;

                if (kind == Connection::Kind::plain)
                    ++readers[output];
                else
                    feedback.push_back ({ edge, node });
            }
            else if (! findOtherUse (edge, node))
            {
                return lostPort (*graph->model, connections[edge]);
            }
        }

        mostEdges = std::max (mostEdges, edge - firstEdges[node]);
    }

    firstEdges.back() = edge;

    if (edge != last)
        return unknownEnd (*graph->model, connections[edge]);

    return {};
}

bool GraphIndex::findOtherUse (Number edge, Number node)
{
    // What leaves through a port that is lost carries nothing any more.
    if (! isLeavingEdge (edge) && ! hasPorts (edge, node))
        return false;

    sourceOutputs[edge] = noOutput;

    if (connections[edge].source.isMIDI())
        midi.push_back ({ edge, node });

    return true;
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
