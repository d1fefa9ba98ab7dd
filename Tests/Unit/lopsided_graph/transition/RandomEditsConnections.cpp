// Edits of connections. Of nodes: RandomEdits.cpp.
#include "RandomEdits.h"

#include <algorithm>

namespace lopsided
{

void RandomEdits::connect (NodeID id)
{
    if (id == NodeID {})
        return;

    auto other = chooseNode();

    if (const auto end = upTo (3); end < 2)
        other = end == 0 ? GraphNodes::audioInput : GraphNodes::audioOutput;

    if (rankOf (id) < rankOf (other))
        connectPair (id, other);
    else if (rankOf (other) < rankOf (id))
        connectPair (other, id);
}

bool RandomEdits::mayConnect (const Connection& connection)
{
    return connection.isFeedback()
           || rankOf (connection.source.nodeID) < rankOf (connection.destination.nodeID);
}

void RandomEdits::connectPair (NodeID source, NodeID destination)
{
    const auto hasSidechain = destination != GraphNodes::audioOutput && upTo (9) == 0;

    // Some will not do, because they exist, or because there is no sidechain.
    for (int wires = 1 + upTo (2); wires > 0; --wires)
        graph.connect ({ { source, upTo (1) }, { destination, upTo (hasSidechain ? 3 : 1) } });
}

void RandomEdits::feedBack()
{
    if (limiters.empty())
        return;

    // Some will not do, because a node is gone, or the ports are connected.
    const auto source = limiters[static_cast<std::size_t> (upTo (static_cast<int> (limiters.size()) - 1))];
    const auto destination = upTo (3) == 0 ? source : chooseNode();
    graph.connect ({ { source, upTo (1) }, { destination, upTo (1) }, Connection::Kind::feedback });
}

void RandomEdits::changeKind()
{
    for (const auto& connection : graph.model().connections())
    {
        const auto source = connection.source.nodeID;
        const auto destination = connection.destination.nodeID;
        const auto mayBePlain = isLimiter (source) && rankOf (source) < rankOf (destination);

        if (! mayBePlain || destination == GraphNodes::audioOutput || upTo (2) != 0)
            continue;

        auto other = connection;
        other.kind = connection.isFeedback() ? Connection::Kind::plain : Connection::Kind::feedback;
        graph.disconnect (other);
        EXPECT_TRUE (graph.connect (other));
        return;
    }
}

void RandomEdits::disconnect()
{
    const auto connections = graph.model().connections();

    if (connections.empty())
        return;

    const auto connection =
        connections[static_cast<std::size_t> (upTo (static_cast<int> (connections.size()) - 1))];
    graph.disconnect (connection);
    disconnected.push_back (connection);
}

void RandomEdits::reconnect()
{
    if (disconnected.empty())
        return;

    const auto connection = disconnected.back();
    disconnected.pop_back();

    if (mayConnect (connection))
        graph.connect (connection); // or an end of it is gone
}

void RandomEdits::turnRound()
{
    const auto id = chooseNode();

    if (id == NodeID {})
        return;

    ranks[id] = 0.001 * upTo (1000);
    const auto known = graph.model().connections();

    for (const auto& connection : std::vector<Connection> { known.begin(), known.end() })
    {
        if (mayConnect (connection))
            continue;

        graph.disconnect (connection);
        const Connection turned { connection.destination, connection.source };

        // Some will not do, because a sidechain has no way back.
        if (mayConnect (turned))
            graph.connect (turned);
    }
}

} // namespace lopsided
