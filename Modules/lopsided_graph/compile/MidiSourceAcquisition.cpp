#include "MidiSourceAcquisition.h"

#include <algorithm>

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

/** A connection that leaves passes all until its destination is gone, or holds what sounds. */
MidiPath::Course courseOf (const GraphIndex& index, const PlayingGraph& playing, Number edge)
{
    if (! index.isLeavingEdge (edge))
        return MidiPath::Course::open;

    const auto& leaving = playing.leavingConnections[index.leavingOf (edge)];
    const auto isIn = [&] (std::uint64_t incarnation, auto test) {
        return std::any_of (playing.leavingNodes.begin(), playing.leavingNodes.end(), [&] (const auto& node) {
            return node.incarnation() == incarnation && test (node);
        });
    };
    const auto isAny = [] (const auto&) { return true; };
    const auto isCut = [] (const auto& node) { return node.tails == Tails::cut; };
    const auto isOpen = isIn (leaving.identity.destinationIncarnation, isCut)
                        || (isIn (leaving.identity.destinationIncarnation, isAny)
                            && isIn (leaving.identity.sourceIncarnation, isAny));

    return isOpen ? MidiPath::Course::open : MidiPath::Course::holding;
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

    source.course = courseOf (index, playing, edge);

    if (index.isLeavingEdge (edge))
        source.closingCommit = playing.leavingConnections[index.leavingOf (edge)].since;

    return source;
}

/** What a replaced node's successor is to be told before anything else. */
void addSuccessions (RenderPlan& plan, const GraphIndex& index, const PlayingGraph& playing,
                     const std::vector<Found>& found, const std::vector<MidiSource>& sources)
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
                plan.midiSuccessions.push_back ({ sources[edge].path, sources[old->edge].path });
        }

        takeOver.numSuccessions =
            static_cast<Number> (plan.midiSuccessions.size()) - takeOver.firstSuccession;
        plan.midiTakeOvers.push_back (takeOver);
    }
}
} // namespace

std::vector<MidiSource> acquireMidiSources (RenderPlan& plan, const GraphIndex& index,
                                            const PlayingGraph& playing, CarriedState& carried)
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

    addSuccessions (plan, index, playing, found, sources);
    return sources;
}

} // namespace lopsided
