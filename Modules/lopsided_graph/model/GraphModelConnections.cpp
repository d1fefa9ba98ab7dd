// The connections of a GraphModel. All else of it: GraphModel.cpp.
#include "GraphModel.h"

#include "PortRules.h"

#include <algorithm>
#include <set>
#include <vector>

namespace lopsided
{

namespace
{
using PortRules::Side;
} // namespace

GraphResult<void> GraphModel::addConnection (const Connection& connection)
{
    const auto place = placeOf (connection.source, connection.destination);

    if (auto possible = canConnect (connection, place); ! possible)
        return possible;

    sortedConnections.insert (place, connection);
    return {};
}

GraphResult<void> GraphModel::addFeedbackConnection (Port source, Port destination)
{
    return addConnection ({ source, destination, Connection::Kind::feedback });
}

GraphResult<void> GraphModel::removeConnection (const Connection& connection)
{
    const auto* found = findConnection (connection.source, connection.destination);

    if (found == nullptr)
        return GraphError { GraphError::Code::notConnected,
                            "There is no connection " + describe (connection) + " to remove.",
                            { connection.source.nodeID, connection.destination.nodeID } };

    sortedConnections.erase (sortedConnections.begin() + (found - sortedConnections.data()));
    return {};
}

//======================================================================================================================
GraphError GraphModel::cannotConnect (GraphError::Code code, const Connection& connection,
                                      const std::string& why) const
{
    return { code,
             "Cannot connect " + describe (connection) + ": " + why + ".",
             { connection.source.nodeID, connection.destination.nodeID } };
}

GraphResult<void> GraphModel::canConnect (const Connection& connection) const
{
    return canConnect (connection, placeOf (connection.source, connection.destination));
}

GraphResult<void> GraphModel::canConnect (const Connection& connection, Place place) const
{
    if (auto possible = checkEnds (connection); ! possible)
        return possible;

    if (auto possible = checkPorts (connection); ! possible)
        return possible;

    if (place == sortedConnections.end() || ! place->hasSamePorts (connection))
        return {};

    const auto* const kind =
        place->isFeedback() ? " as one that feeds back" : " as one that does not feed back";
    return cannotConnect (GraphError::Code::alreadyConnected, connection,
                          place->kind == connection.kind
                              ? std::string ("it exists already")
                              : std::string ("it exists already") + kind + "; remove that first");
}

GraphResult<void> GraphModel::checkEnds (const Connection& connection) const
{
    using Code = GraphError::Code;
    const auto& source = connection.source;
    const auto& destination = connection.destination;

    for (const auto id : { source.nodeID, destination.nodeID })
        if (! contains (id))
            return cannotConnect (Code::unknownNode, connection,
                                  "there is no node with id " + std::to_string (id.uid));

    if (source.nodeID == destination.nodeID && ! connection.isFeedback())
        return cannotConnect (Code::selfConnection, connection,
                              "a node cannot feed itself, unless by connectFeedback");

    if (source.isMIDI() != destination.isMIDI())
        return cannotConnect (Code::kindMismatch, connection, "one side is MIDI and the other is audio");

    if (! connection.isFeedback())
        return {};

    if (source.isMIDI())
        return cannotConnect (Code::notForFeedback, connection, "only audio can feed back, MIDI cannot");

    for (const auto id : { source.nodeID, destination.nodeID })
        if (GraphNodes::isEnd (id))
            return cannotConnect (Code::notForFeedback, connection,
                                  "feedback leads from a node to a node, and the " + describe (id)
                                      + " is an end of the graph");

    return {};
}

GraphResult<void> GraphModel::checkPorts (const Connection& connection) const
{
    for (const auto side : { Side::source, Side::destination })
    {
        const auto& port = side == Side::source ? connection.source : connection.destination;

        const auto refuse = [&] (const std::string& why) {
            return cannotConnect (GraphError::Code::portOutOfRange, connection, why);
        };

        if (port.channelIndex < 0 || port.channelIndex > Port::midiChannelIndex)
            return refuse ("there is no such channel");

        if (const auto* node = findNode (port.nodeID))
        {
            const auto shape = node->instance->shape();

            if (! PortRules::shapeHasPort (shape, port.channelIndex, side))
                return refuse (describe (port.nodeID) + " has no such port, "
                               + PortRules::describeOffer (shape, side));
        }
        else if (! PortRules::endHasPort (port, side))
        {
            return refuse ("the " + describe (port.nodeID) + " has no such port on this side");
        }
    }

    return {};
}

//======================================================================================================================
GraphModel::Place GraphModel::placeOf (Port source, Port destination) const noexcept
{
    // The first of its ports in the order, of which there is at most one.
    const Connection wanted { source, destination, Connection::Kind::plain };

    // Who loads a graph adds them in their order.
    if (sortedConnections.empty() || sortedConnections.back() < wanted)
        return sortedConnections.end();

    return std::lower_bound (sortedConnections.begin(), sortedConnections.end(), wanted);
}

const Connection* GraphModel::findConnection (Port source, Port destination) const noexcept
{
    const auto place = placeOf (source, destination);
    const auto isThere =
        place != sortedConnections.end() && place->source == source && place->destination == destination;
    return isThere ? &*place : nullptr;
}

bool GraphModel::isConnected (const Connection& connection) const noexcept
{
    return findConnection (connection.source, connection.destination) != nullptr;
}

bool GraphModel::isConnected (NodeID source, NodeID destination) const noexcept
{
    const auto into = connectionsInto (destination);
    return std::any_of (into.begin(), into.end(), [source] (const Connection& connection) {
        return connection.source.nodeID == source;
    });
}

bool GraphModel::isAnInputTo (NodeID source, NodeID destination) const
{
    std::set<NodeID> seen { destination };
    std::vector<NodeID> waiting { destination };

    while (! waiting.empty())
    {
        const auto id = waiting.back();
        waiting.pop_back();

        for (const auto& connection : connectionsInto (id))
        {
            if (connection.isFeedback() || ! seen.insert (connection.source.nodeID).second)
                continue;

            if (connection.source.nodeID == source)
                return true;

            waiting.push_back (connection.source.nodeID);
        }
    }

    return false;
}

std::span<const Connection> GraphModel::connectionsInto (NodeID id) const noexcept
{
    const auto isBefore = [] (const Connection& connection, NodeID wanted) {
        return connection.destination.nodeID < wanted;
    };
    const auto isAfter = [] (NodeID wanted, const Connection& connection) {
        return wanted < connection.destination.nodeID;
    };

    const auto first = std::lower_bound (sortedConnections.begin(), sortedConnections.end(), id, isBefore);
    const auto last = std::upper_bound (first, sortedConnections.end(), id, isAfter);
    return { first, last };
}

std::string GraphModel::describe (const Connection& connection) const
{
    return describe (connection.source.nodeID) + " " + PortRules::describe (connection.source.channelIndex)
           + " -> " + describe (connection.destination.nodeID) + " "
           + PortRules::describe (connection.destination.channelIndex)
           + (connection.isFeedback() ? " (feedback)" : "");
}

} // namespace lopsided
