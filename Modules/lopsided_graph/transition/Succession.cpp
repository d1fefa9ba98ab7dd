#include "Succession.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lopsided
{

namespace
{
using LeavingNode = PlayingGraph::LeavingNode;
using LeavingConnection = PlayingGraph::LeavingConnection;

std::uint64_t incarnationIn (const GraphModel& model, NodeID id)
{
    const auto* node = model.findNode (id);
    return node != nullptr ? node->instance->incarnation() : 0;
}

ConnectionIdentity identityIn (const GraphModel& model, const Connection& connection)
{
    return { connection, incarnationIn (model, connection.source.nodeID),
             incarnationIn (model, connection.destination.nodeID) };
}

/** A tail of 0 means "unknown" for every LV2 and LADSPA plugin, and VST3 may say "infinite": then a second of measured
    silence decides. */
std::int64_t silenceThatEnds (const NodeInstance& instance)
{
    const auto sampleRate = instance.processor().getSampleRate();
    const auto tailSeconds = instance.processor().getTailLengthSeconds();
    const auto seconds = std::isfinite (tailSeconds) ? std::max (1.0, tailSeconds) : 1.0;
    return static_cast<std::int64_t> (std::min (seconds, 3600.0) * sampleRate);
}

template <typename Entries>
auto findIncarnation (Entries& entries, std::uint64_t incarnation)
{
    const auto isBefore = [] (const auto& entry, std::uint64_t wanted) {
        return entry.incarnation() < wanted;
    };
    const auto found = std::lower_bound (entries.begin(), entries.end(), incarnation, isBefore);
    return found != entries.end() && found->incarnation() == incarnation ? found : entries.end();
}
} // namespace

Succession::Succession (const Past& past, std::shared_ptr<const GraphModel> model,
                        const TransitionOptions& options, std::uint64_t version)
    : old (past.before),
      besideOld (past.beside),
      transition (options),
      alive (past.versions)
{
    next.model = std::move (model);
    next.version = version;
    addedNodes.resize (next.model->nodes().size(), false);

    if (old == nullptr)
        return;

    next.leavingNodes = old->leavingNodes;
    next.leavingConnections = old->leavingConnections;

    if (old->model != next.model)
    {
        compareNodes();
        compareConnections();
        dropReturned();
        dropSevered();
    }

    dropFinished();
    dropUnheardNodes();
    limitRinging();
}

const PlayingGraph::Path* Succession::pathBefore (const ConnectionIdentity& identity) const noexcept
{
    for (const auto* graph : { old, besideOld })
        if (const auto* path = graph != nullptr ? graph->findPath (identity) : nullptr)
            return path;

    return nullptr;
}

//======================================================================================================================
void Succession::compareNodes()
{
    const auto before = old->model->nodes();
    const auto now = next.model->nodes();
    auto was = before.begin();

    const auto leave = [&] (const Node& node) {
        if (isCut())
        {
            cut.push_back (node.instance->incarnation());
            return;
        }

        next.leavingNodes.push_back ({ node, transition.tails, next.version, silenceThatEnds (*node.instance),
                                       transition.ringCapSamples });
    };

    for (std::size_t i = 0; i < now.size(); ++i)
    {
        for (; was != before.end() && was->id < now[i].id; ++was)
            leave (*was);

        if (was != before.end() && was->id == now[i].id)
        {
            const auto& node = *was++;

            if (node.instance == now[i].instance)
                continue;

            leave (node);
            replaced.push_back (node.id);
        }

        const auto returns = findIncarnation (old->leavingNodes, now[i].instance->incarnation());
        addedNodes[i] = returns == old->leavingNodes.end();
    }

    std::for_each (was, before.end(), leave);

    const auto isOlder = [] (const LeavingNode& a, const LeavingNode& b) {
        return a.incarnation() < b.incarnation();
    };
    std::sort (next.leavingNodes.begin(), next.leavingNodes.end(), isOlder);
}

bool Succession::isReplaced (NodeID id) const noexcept
{
    return std::binary_search (replaced.begin(), replaced.end(), id);
}

void Succession::compareConnections()
{
    const auto before = old->model->connections();
    const auto now = next.model->connections();
    auto was = before.begin();

    for (const auto& connection : now)
    {
        for (; was != before.end() && *was < connection; ++was)
            addLeaving (*was);

        if (was != before.end() && *was == connection)
        {
            ++was;

            if (replaced.empty()
                || (! isReplaced (connection.source.nodeID) && ! isReplaced (connection.destination.nodeID)))
                continue;

            addLeaving (connection);
        }

        added.push_back (identityIn (*next.model, connection));
    }

    std::for_each (was, before.end(), [this] (const Connection& connection) { addLeaving (connection); });

    const auto isBefore = [] (const LeavingConnection& a, const LeavingConnection& b) {
        return a.identity < b.identity;
    };
    std::sort (next.leavingConnections.begin(), next.leavingConnections.end(), isBefore);
}

void Succession::addLeaving (const Connection& connection)
{
    if (isCut())
        return;

    const auto identity = identityIn (*old->model, connection);
    const auto* path = pathBefore (identity);
    next.leavingConnections.push_back ({ identity, next.version, path != nullptr ? path->delaySamples : 0 });
}

//======================================================================================================================
void Succession::dropReturned()
{
    std::erase_if (next.leavingNodes, [this] (const LeavingNode& node) {
        return next.model->findNode (node.node.id) != nullptr
               && incarnationIn (*next.model, node.node.id) == node.incarnation();
    });

    std::erase_if (next.leavingConnections, [this] (const LeavingConnection& connection) {
        return std::binary_search (added.begin(), added.end(), connection.identity);
    });

    // What comes back while it is still heard is not new: it goes on from where it is.
    std::erase_if (added, [this] (const ConnectionIdentity& identity) {
        const auto isBefore = [] (const LeavingConnection& a, const ConnectionIdentity& b) {
            return a.identity < b;
        };
        const auto found = std::lower_bound (old->leavingConnections.begin(), old->leavingConnections.end(),
                                             identity, isBefore);
        return found != old->leavingConnections.end() && found->identity == identity;
    });
}

void Succession::dropSevered()
{
    if (cut.empty())
        return;

    std::sort (cut.begin(), cut.end());

    const auto isGone = [this] (std::uint64_t incarnation) {
        return std::binary_search (cut.begin(), cut.end(), incarnation);
    };

    std::erase_if (next.leavingConnections, [&] (const LeavingConnection& connection) {
        return isGone (connection.identity.sourceIncarnation)
               || isGone (connection.identity.destinationIncarnation);
    });
}

bool Succession::isFinished (const LeavingConnection& connection) const noexcept
{
    if (connection.identity.connection.source.isMIDI())
        return true;

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

void Succession::dropFinished()
{
    std::erase_if (next.leavingConnections,
                   [this] (const LeavingConnection& connection) { return isFinished (connection); });
}

void Succession::dropUnheardNodes()
{
    auto& nodes = next.leavingNodes;
    auto& connections = next.leavingConnections;

    if (nodes.empty())
        return;

    const auto numberOf = [&] (std::uint64_t incarnation) {
        return static_cast<std::size_t> (findIncarnation (nodes, incarnation) - nodes.begin());
    };

    std::vector<int> numHearers (nodes.size(), 0);
    std::vector<std::pair<std::size_t, std::size_t>> inputs; // of leaving nodes: node, connection

    for (std::size_t i = 0; i < connections.size(); ++i)
    {
        const auto& identity = connections[i].identity;

        if (const auto source = numberOf (identity.sourceIncarnation); source != nodes.size())
            ++numHearers[source];

        if (const auto destination = numberOf (identity.destinationIncarnation); destination != nodes.size())
            inputs.emplace_back (destination, i);
    }

    std::sort (inputs.begin(), inputs.end());
    std::vector<bool> isNodeGone (nodes.size(), false);
    std::vector<bool> isConnectionGone (connections.size(), false);
    std::vector<std::size_t> unheard;

    for (std::size_t node = 0; node < nodes.size(); ++node)
        if (numHearers[node] == 0)
            unheard.push_back (node);

    while (! unheard.empty())
    {
        const auto node = unheard.back();
        unheard.pop_back();
        isNodeGone[node] = true;
        auto input = std::lower_bound (inputs.begin(), inputs.end(), std::pair { node, std::size_t { 0 } });

        for (; input != inputs.end() && input->first == node; ++input)
        {
            isConnectionGone[input->second] = true;
            const auto source = numberOf (connections[input->second].identity.sourceIncarnation);

            if (source != nodes.size() && --numHearers[source] == 0)
                unheard.push_back (source);
        }
    }

    std::size_t i = 0;
    std::erase_if (connections, [&] (const LeavingConnection&) { return isConnectionGone[i++]; });
    i = 0;
    std::erase_if (nodes, [&] (const LeavingNode&) { return isNodeGone[i++]; });
}

void Succession::limitRinging()
{
    std::vector<LeavingNode*> ringing;

    for (auto& node : next.leavingNodes)
        if (node.tails == Tails::ring)
            ringing.push_back (&node);

    if (ringing.size() <= maximumRinging)
        return;

    const auto isOlder = [] (const LeavingNode* a, const LeavingNode* b) {
        return std::pair { a->since, a->node.id } < std::pair { b->since, b->node.id };
    };
    std::sort (ringing.begin(), ringing.end(), isOlder);
    ringing.resize (ringing.size() - maximumRinging);

    for (auto* node : ringing)
        node->tails = Tails::cut;
}

} // namespace lopsided
