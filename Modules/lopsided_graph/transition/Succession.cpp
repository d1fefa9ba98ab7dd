// What is new and what leaves. What of that is heard out: SuccessionEnds.cpp.
#include "Succession.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <type_traits>
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

/** How many connections two lists have in common at their fronts. Most of a graph stays as it is from compile to
    compile: so they are compared in big pieces. */
std::ptrdiff_t numSameAtFront (std::span<const Connection> a, std::span<const Connection> b)
{
    static_assert (std::has_unique_object_representations_v<Connection>);
    constexpr std::size_t pieceSize = 64;
    const auto numBoth = std::min (a.size(), b.size());
    std::size_t numSame = 0;

    while (numSame + pieceSize <= numBoth
           && std::memcmp (a.data() + numSame, b.data() + numSame, pieceSize * sizeof (Connection)) == 0)
        numSame += pieceSize;

    while (numSame < numBoth && a[numSame] == b[numSame])
        ++numSame;

    return static_cast<std::ptrdiff_t> (numSame);
}

/** A tail of 0 means "unknown" for every LV2 and LADSPA plugin, and VST3 may say "infinite": then a second of measured
    silence decides. */
std::int64_t silenceThatEnds (const NodeInstance& instance)
{
    const auto sampleRate = instance.processor().getSampleRate();
    const auto tailSeconds = instance.shape().tailSeconds;
    const auto seconds = std::isfinite (tailSeconds) ? std::max (1.0, tailSeconds) : 1.0;
    return static_cast<std::int64_t> (std::min (seconds, 3600.0) * sampleRate);
}
} // namespace

Succession::Succession (const Past& past, std::shared_ptr<const GraphModel> model,
                        const TransitionOptions& options, std::uint64_t version)
    : old (past.before),
      besideOld (past.beside),
      transition (options),
      alive (past.versions),
      midiPaths (past.midiPaths)
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
    const auto leave = [&] (const Node& node) {
        if (isCut())
        {
            cut.push_back (node.instance->incarnation());
            return;
        }

        next.leavingNodes.push_back ({ node, transition.tails, next.version, silenceThatEnds (*node.instance),
                                       transition.ringCapSamples });
    };

    const auto compare = [&] (const Node* was, const Node* is, std::size_t position) {
        if (was != nullptr && is != nullptr && was->instance == is->instance)
            return;

        if (was != nullptr)
            leave (*was);

        if (was != nullptr && is != nullptr)
            replaced.push_back (is->id);

        if (is != nullptr)
            addedNodes[position] = old->findLeaving (is->instance->incarnation()) == nullptr;
    };

    NodeList::compare (old->model->nodes(), next.model->nodes(), compare);

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

    for (auto is = now.begin(); is != now.end(); ++is)
    {
        // Nearly all are the same, which is told sooner than their order.
        if (replaced.empty())
        {
            const auto numSame = numSameAtFront ({ was, before.end() }, { is, now.end() });
            was += numSame;
            is += numSame;

            if (is == now.end())
                break;
        }

        for (; was != before.end() && *was < *is; ++was)
            addLeaving (*was);

        if (was != before.end() && *was == *is)
        {
            ++was;

            if (! isReplaced (is->source.nodeID) && ! isReplaced (is->destination.nodeID))
                continue;

            addLeaving (*is);
        }

        added.push_back (ConnectionIdentity::in (*next.model, *is));
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

    const auto identity = ConnectionIdentity::in (*old->model, connection);
    next.leavingConnections.push_back ({ identity, next.version, delayBefore (identity), transition.notes });
}

int Succession::delayBefore (const ConnectionIdentity& identity) const noexcept
{
    if (identity.connection.source.isMIDI())
        return old->midiDelayOf (identity);

    const auto* path = pathBefore (identity);
    return path != nullptr ? path->delaySamples : 0;
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

} // namespace lopsided
