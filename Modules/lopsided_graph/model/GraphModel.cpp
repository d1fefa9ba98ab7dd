#include "GraphModel.h"

#include "PortRules.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lopsided
{

namespace
{
using PortRules::Side;

constexpr auto maximumUid = std::numeric_limits<std::uint32_t>::max();

std::string quote (const juce::String& name)
{
    return name.quoted ('\'').toStdString();
}
} // namespace

//======================================================================================================================
GraphResult<NodeID> GraphModel::chooseID (NodeID wanted) const
{
    if (wanted.isValid())
    {
        if (wanted < GraphNodes::firstUser)
            return GraphError { GraphError::Code::reservedNode,
                                "Node id " + std::to_string (wanted.uid)
                                    + " belongs to the graph itself: choose one from "
                                    + std::to_string (GraphNodes::firstUser.uid) + " up.",
                                { wanted } };

        if (const auto* holder = findNode (wanted))
            return GraphError { GraphError::Code::duplicateNode,
                                "Node id " + std::to_string (wanted.uid) + " is taken by "
                                    + quote (holder->name) + ": choose another, or replace that node.",
                                { wanted } };

        return wanted;
    }

    if (nextUid != 0)
        return NodeID { nextUid };

    // The last id was asked for by name: from now on the gaps are used.
    auto candidate = GraphNodes::firstUser;

    for (const auto& node : sortedNodes)
    {
        if (node.id != candidate)
            break;

        if (candidate.uid == maximumUid)
            return GraphError { GraphError::Code::outOfNodes,
                                "Every node id is taken: remove a node first.",
                                {} };

        ++candidate.uid;
    }

    return candidate;
}

GraphResult<NodeID> GraphModel::addNode (std::shared_ptr<NodeInstance> instance, juce::String name,
                                         NodeID wanted)
{
    if (instance == nullptr || ! instance->hasProcessor())
        return GraphError { GraphError::Code::missingProcessor,
                            "Node " + quote (name) + " has no processor: create one before adding it.",
                            {} };

    const auto chosen = chooseID (wanted);

    if (! chosen)
        return chosen;

    sortedNodes.insert ({ *chosen, std::move (instance), std::move (name) });

    if (nextUid != 0 && chosen->uid >= nextUid)
        nextUid = chosen->uid + 1; // 0 when the last id is taken

    return chosen;
}

GraphResult<const Node*> GraphModel::checkNode (NodeID id) const
{
    if (GraphNodes::isEnd (id))
        return GraphError { GraphError::Code::reservedNode,
                            "The " + describe (id) + " is part of every graph: it cannot be changed.",
                            { id } };

    const auto* node = findNode (id);

    if (node == nullptr)
        return GraphError { GraphError::Code::unknownNode,
                            "There is no node with id " + std::to_string (id.uid) + ".",
                            { id } };

    return node;
}

GraphResult<Node*> GraphModel::editNode (NodeID id)
{
    if (const auto checked = checkNode (id); ! checked)
        return checked.error();

    return &sortedNodes.edit (id);
}

GraphResult<void> GraphModel::removeNode (NodeID id)
{
    if (const auto node = checkNode (id); ! node)
        return node.error();

    std::erase_if (sortedConnections, [id] (const Connection& connection) {
        return connection.source.nodeID == id || connection.destination.nodeID == id;
    });
    sortedNodes.erase (id);
    return {};
}

GraphResult<void> GraphModel::removeNodes (std::vector<NodeID> ids)
{
    for (const auto id : ids)
        if (const auto node = checkNode (id); ! node)
            return node.error();

    std::sort (ids.begin(), ids.end());
    ids.erase (std::unique (ids.begin(), ids.end()), ids.end());

    const auto goes = [&ids] (const Port& port) {
        return std::binary_search (ids.begin(), ids.end(), port.nodeID);
    };
    std::erase_if (sortedConnections, [&goes] (const Connection& connection) {
        return goes (connection.source) || goes (connection.destination);
    });

    // From the end, so that none of those that stay behind for now has to move up.
    std::for_each (ids.rbegin(), ids.rend(), [this] (NodeID id) { sortedNodes.erase (id); });
    return {};
}

GraphResult<void> GraphModel::replaceNode (NodeID id, std::shared_ptr<NodeInstance> instance)
{
    const auto node = editNode (id);

    if (! node)
        return node.error();

    if (instance == nullptr || ! instance->hasProcessor())
        return GraphError { GraphError::Code::missingProcessor,
                            "The replacement for " + describe (id) + " has no processor.",
                            { id } };

    const auto shape = instance->shape();

    const auto fits = [&] (const Port& port, Side side) {
        return port.nodeID != id || PortRules::shapeHasPort (shape, port.channelIndex, side);
    };

    for (const auto& connection : sortedConnections)
        for (const auto side : { Side::source, Side::destination })
            if (! fits (side == Side::source ? connection.source : connection.destination, side))
                return GraphError { GraphError::Code::portOutOfRange,
                                    "The replacement for " + describe (id) + " cannot keep the connection "
                                        + describe (connection) + ": "
                                        + PortRules::describeOffer (shape, side)
                                        + ". Remove that connection first.",
                                    { connection.source.nodeID, connection.destination.nodeID } };

    (*node)->instance = std::move (instance);
    return {};
}

const Node* GraphModel::findNode (NodeID id) const noexcept
{
    return sortedNodes.find (id);
}

bool GraphModel::contains (NodeID id) const noexcept
{
    return GraphNodes::isEnd (id) || findNode (id) != nullptr;
}

std::string GraphModel::describe (NodeID id) const
{
    if (GraphNodes::isEnd (id))
        return GraphNodes::nameOf (id);

    const auto number = " (id " + std::to_string (id.uid) + ")";
    const auto* node = findNode (id);
    return node != nullptr ? quote (node->name) + number : "unknown node" + number;
}

} // namespace lopsided
