#include "MidiSourceAcquisition.h"

#include <algorithm>

#include "../midi/SentMidi.h"
#include "../state/NodeState.h"

namespace lopsided
{

namespace
{
using Number = GraphIndex::Number;

/** A MIDI connection of a plan. */
struct Found
{
    ConnectionIdentity identity;
    Number edge = 0;

    friend bool operator<(const Found& a, const Found& b) noexcept { return a.identity < b.identity; }
};

/** Sorted by identity. */
std::vector<Found> findMidiEdges (const GraphIndex& index)
{
    std::vector<Found> found;

    for (const auto& [edge, node] : index.midiEdges())
        found.push_back ({ index.identityOf (edge, node), edge });

    if (! std::is_sorted (found.begin(), found.end()))
        std::sort (found.begin(), found.end());

    return found;
}

MidiSource sourceOf (RenderPlan& plan, const GraphIndex& index, const PlayingGraph& playing, Number edge)
{
    MidiSource source;
    const auto from = index.sourceOf (edge);

    if (from == GraphIndex::midiInput)
    {
        plan.usesHostMidi = true;
        source.events = &plan.state->graphMidiIn;
    }
    else
    {
        source.events = &index.instanceOf (from)->state().midi();
    }

    if (! index.isLeavingEdge (edge))
        return source;

    const auto& leaving = playing.leavingConnections[index.leavingOf (edge)];
    source.course = playing.passesAll (leaving) ? MidiPath::Course::open : MidiPath::Course::holding;
    source.closingCommit = leaving.since;

    if (const auto* ringing = playing.findLeaving (leaving.identity.sourceIncarnation))
    {
        source.ring = &ringing->node.instance->state().ring();
        source.limit = ringing->ring();
    }

    return source;
}

/** What a replaced node's successor is to be told before anything else. */
void addSuccessions (RenderPlan& plan, const GraphIndex& index, const PlayingGraph& playing,
                     const std::vector<Found>& found, const std::vector<MidiSource>& sources,
                     const MidiLineOfEdge& lineOf)
{
    for (const auto& leaving : playing.leavingNodes)
    {
        const auto* node = playing.model->findNode (leaving.node.id);

        if (node == nullptr || ! node->instance->shape().acceptsMidi
            || ! leaving.node.instance->shape().acceptsMidi)
            continue;

        RenderPlan::MidiTakeOver takeOver { &node->instance->state().midiInlet(),
                                            &leaving.node.instance->state().midiInlet(),
                                            static_cast<Number> (plan.midiSuccessions.size()), 0,
                                            leaving.since };

        for (const auto& [identity, edge] : found)
        {
            if (identity.destinationIncarnation != node->instance->incarnation()
                || index.isLeavingEdge (edge))
                continue;

            auto before = identity;
            before.destinationIncarnation = leaving.incarnation();
            const auto isIt = [&] (const Found& other) { return other.identity == before; };

            if (const auto old = std::find_if (found.begin(), found.end(), isIt); old != found.end())
                plan.midiSuccessions.push_back (
                    { sources[edge].path, sources[old->edge].path, lineOf (edge), lineOf (old->edge) });
        }

        // What was sent to the old one holds pedals as its connections do.
        if (const auto* sent = leaving.node.instance->state().sentMidi())
            plan.midiSuccessions.push_back ({ &node->instance->sentMidi()->path(), &sent->path() });

        takeOver.numSuccessions =
            static_cast<Number> (plan.midiSuccessions.size()) - takeOver.firstSuccession;
        plan.midiTakeOvers.push_back (takeOver);
    }

    // A connection may still be held into a node that was replaced twice, when its end has reached the one in between.
    std::stable_sort (plan.midiTakeOvers.begin(), plan.midiTakeOvers.end(),
                      [] (const auto& a, const auto& b) { return a.commit > b.commit; });
}
} // namespace

std::vector<MidiSource> acquireMidiSources (RenderPlan& plan, const GraphIndex& index,
                                            const PlayingGraph& playing, CarriedState& carried,
                                            const MidiLineOfEdge& lineOf)
{
    std::vector<ConnectionIdentity> identities;
    const auto found = findMidiEdges (index);
    std::vector<MidiSource> sources (found.empty() ? 0 : index.numEdges());

    for (const auto& [identity, edge] : found)
        identities.push_back (identity);

    plan.midiPaths = carried.midiPaths().acquire (identities);

    for (std::size_t i = 0; i < found.size(); ++i)
    {
        sources[found[i].edge] = sourceOf (plan, index, playing, found[i].edge);
        sources[found[i].edge].path = plan.midiPaths[i].get();
    }

    addSuccessions (plan, index, playing, found, sources, lineOf);
    return sources;
}

} // namespace lopsided
