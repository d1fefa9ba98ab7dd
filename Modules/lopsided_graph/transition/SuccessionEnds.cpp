// How a Succession drops what is heard out. How it finds what leaves: Succession.cpp.
#include "Succession.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

bool Succession::isFinished (const PlayingGraph::LeavingConnection& connection) const noexcept
{
    if (connection.identity.connection.source.isMIDI())
        return isMidiFinished (connection);

    const auto* path = pathBefore (connection.identity);

    // Without a path it was heard as it is, and starts to leave now; or it led to or from a channel that nobody has.
    if (path == nullptr)
        return connection.since != next.version;

    if (path->isOnItsWayOut() && path->isGainSettled())
        return true;

    // Or it never was heard, and nobody can render a sequence any more that lets it in.
    const auto letsItIn = [&] (std::uint64_t version) {
        return version >= path->born && version < connection.since;
    };
    return path->born != 0 && ! path->state->wasEverRendered()
           && std::none_of (alive.begin(), alive.end(), letsItIn);
}

bool Succession::isMidiFinished (const PlayingGraph::LeavingConnection& connection) const noexcept
{
    const auto& identity = connection.identity;
    const auto* source = next.findLeaving (identity.sourceIncarnation);

    // Between nodes that leave, and into one that fades out, it goes on until they are gone.
    if (next.passesAll (connection))
        return false;

    // Without a hold the inlet ends what sounds, as soon as the connection is missing.
    if (connection.notes == Notes::release || (source != nullptr && source->tails == Tails::cut))
        return true;

    return midiPaths != nullptr && midiPaths->isDone (identity, connection.since);
}

void Succession::dropFinished()
{
    std::erase_if (next.leavingConnections, [this] (const PlayingGraph::LeavingConnection& connection) {
        return isFinished (connection);
    });
}

void Succession::dropUnheardNodes()
{
    auto& nodes = next.leavingNodes;
    auto& connections = next.leavingConnections;

    if (nodes.empty())
        return;

    const auto numberOf = [&] (std::uint64_t incarnation) {
        const auto* node = next.findLeaving (incarnation);
        return node != nullptr ? static_cast<std::size_t> (node - nodes.data()) : nodes.size();
    };

    std::vector<std::pair<std::size_t, std::size_t>> ways; // between leaving nodes: destination, source
    std::vector<bool> isHeard (nodes.size(), false);
    std::vector<std::size_t> heard;

    // Nodes may feed back to each other: so only what leads to a node that stays is heard, and what leads to that.
    const auto hear = [&] (std::size_t node) {
        if (node != nodes.size() && ! isHeard[node])
        {
            isHeard[node] = true;
            heard.push_back (node);
        }
    };

    for (const auto& connection : connections)
    {
        const auto source = numberOf (connection.identity.sourceIncarnation);
        const auto destination = numberOf (connection.identity.destinationIncarnation);

        if (destination == nodes.size())
            hear (source);
        else
            ways.emplace_back (destination, source);
    }

    std::sort (ways.begin(), ways.end());

    while (! heard.empty())
    {
        const auto node = heard.back();
        heard.pop_back();
        auto way = std::lower_bound (ways.begin(), ways.end(), std::pair { node, std::size_t { 0 } });

        for (; way != ways.end() && way->first == node; ++way)
            hear (way->second);
    }

    std::erase_if (connections, [&] (const PlayingGraph::LeavingConnection& connection) {
        const auto destination = numberOf (connection.identity.destinationIncarnation);
        return destination != nodes.size() && ! isHeard[destination];
    });
    std::size_t i = 0;
    std::erase_if (nodes, [&] (const PlayingGraph::LeavingNode&) { return ! isHeard[i++]; });
}

void Succession::limitRinging()
{
    std::vector<PlayingGraph::LeavingNode*> ringing;

    for (auto& node : next.leavingNodes)
        if (node.tails == Tails::ring)
            ringing.push_back (&node);

    if (ringing.size() <= maximumRinging)
        return;

    const auto isOlder = [] (const PlayingGraph::LeavingNode* a, const PlayingGraph::LeavingNode* b) {
        return std::pair { a->since, a->node.id } < std::pair { b->since, b->node.id };
    };
    std::sort (ringing.begin(), ringing.end(), isOlder);
    ringing.resize (ringing.size() - maximumRinging);

    for (auto* node : ringing)
        node->tails = Tails::cut;
}

} // namespace lopsided
