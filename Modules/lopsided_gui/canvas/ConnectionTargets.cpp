#include "ConnectionTargets.h"

#include <algorithm>
#include <map>

namespace lopsided
{

ConnectionTargets::ConnectionTargets (const CanvasScene& scene, const GraphModel& model, Port origin,
                                      PortSide side, Connection::Kind kind)
    : drawn (scene),
      graph (model),
      from (origin),
      fromSide (side),
      connectionKind (kind)
{
    if (kind == Connection::Kind::plain)
        forbidCycles (model);
}

void ConnectionTargets::forbidCycles (const GraphModel& model)
{
    // From a source, all that it waits for; from a destination, all that waits for it.
    std::multimap<NodeID, NodeID> next;

    for (const auto& connection : model.connections())
        if (! connection.isFeedback())
            next.emplace (fromSide == PortSide::source
                              ? std::pair { connection.destination.nodeID, connection.source.nodeID }
                              : std::pair { connection.source.nodeID, connection.destination.nodeID });

    std::vector<NodeID> open { from.nodeID };
    forbidden.insert (from.nodeID);

    while (! open.empty())
    {
        const auto node = open.back();
        open.pop_back();
        const auto [begin, end] = next.equal_range (node);

        for (auto entry = begin; entry != end; ++entry)
            if (forbidden.insert (entry->second).second)
                open.push_back (entry->second);
    }
}

PortSide ConnectionTargets::otherSide() const noexcept
{
    return fromSide == PortSide::source ? PortSide::destination : PortSide::source;
}

Connection ConnectionTargets::connectionTo (Port target) const noexcept
{
    return fromSide == PortSide::source ? Connection { from, target, connectionKind }
                                        : Connection { target, from, connectionKind };
}

bool ConnectionTargets::accepts (const CanvasPort& port) const
{
    if (port.side != otherSide() || forbidden.count (port.port.nodeID) > 0)
        return false;

    const auto connection = connectionTo (port.port);
    return pickedUp.count (connection) > 0 || graph.canConnect (connection).has_value();
}

CanvasScene::PortHit ConnectionTargets::nearest (juce::Point<float> place, float radius) const
{
    CanvasScene::PortHit found;
    auto distance = radius;

    for (const auto& node : drawn.nodes())
    {
        if (! node.bounds().expanded (radius).contains (place))
            continue;

        for (const auto& port : node.ports)
            if (const auto here = node.centreOf (port).getDistanceFrom (place);
                here < distance && accepts (port))
            {
                distance = here;
                found = { &node, &port };
            }
    }

    if (found.port != nullptr)
        return found;

    // Right on a port that refuses it: then that is what is meant, and it says why.
    if (const auto hit = drawn.portAt (place, radius * 0.5f); hit.port != nullptr && hit.port->port != from)
        return hit;

    if (const auto* node = drawn.nodeAt (place))
        for (const auto& port : node->ports)
            if (accepts (port))
                return { node, &port };

    return {};
}

std::vector<Connection> ConnectionTargets::connections (Port target, Channels channels) const
{
    std::vector<Connection> all { connectionTo (target) };

    if (channels == Channels::one || from.isMIDI() || target.isMIDI())
        return all;

    const auto origin = drawn.find (from, fromSide);
    const auto first = drawn.find (target, otherSide());

    if (origin.port == nullptr || first.port == nullptr)
        return all;

    for (int offset = 1;; ++offset)
    {
        const Port here { from.nodeID, from.channelIndex + offset };
        const Port there { target.nodeID, target.channelIndex + offset };
        const auto* drawnHere = origin.node->find (here, fromSide);
        const auto* drawnThere = first.node->find (there, otherSide());

        if (drawnHere == nullptr || drawnThere == nullptr || drawnHere->bus != origin.port->bus
            || drawnThere->bus != first.port->bus)
            return all;

        const auto connection = fromSide == PortSide::source ? Connection { here, there, connectionKind }
                                                             : Connection { there, here, connectionKind };

        if (! graph.isConnected (connection))
            all.push_back (connection);
    }
}

} // namespace lopsided
