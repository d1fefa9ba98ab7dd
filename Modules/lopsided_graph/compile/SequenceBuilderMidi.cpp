// How a SequenceBuilder carries MIDI. The rest: SequenceBuilder.cpp.
#include "../state/NodeState.h"
#include "MidiSourceAcquisition.h"
#include "SequenceBuilder.h"
#include "Sizes.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

void SequenceBuilder::acquireMidiLines (CarriedState& carried)
{
    std::vector<std::pair<DelayRequest, Number>> wanted; // and the edge

    for (const auto& [edge, node] : index.midiEdges())
    {
        const auto identity = index.identityOf (edge, node);

        if (latency.delayOf (edge) != 0 || isOnItsWayIn (carried, identity))
            wanted.push_back ({ { identity, latency.delayOf (edge) }, edge });
    }

    const auto isBefore = [] (const auto& a, const auto& b) { return a.first.identity < b.first.identity; };
    std::sort (wanted.begin(), wanted.end(), isBefore);
    std::vector<DelayRequest> requests;

    for (const auto& [request, edge] : wanted)
    {
        midiDelays.resize (index.numEdges(), noMidiDelay);
        midiDelays[edge] = sizeOf (requests);
        requests.push_back (request);
    }

    plan->midiDelayLines = carried.midiLines().acquire (requests, settings.maximumBlockSize);

    for (std::size_t i = 0; i < requests.size(); ++i)
        plan->midiDelays.push_back (
            { plan->midiDelayLines[i].get(), nullptr, nullptr, requests[i].delaySamples });
}

bool SequenceBuilder::isOnItsWayIn (CarriedState& carried, ConnectionIdentity identity) const
{
    // A line that has nothing to delay any more stays: what waits in it is still to be let out.
    if (carried.midiLines().knows (identity))
        return true;

    // So does that of a node which is replaced, into its successor.
    const auto destination = identity.connection.destination.nodeID;
    return std::any_of (playing.leavingNodes.begin(), playing.leavingNodes.end(), [&] (const auto& leaving) {
        identity.destinationIncarnation = leaving.incarnation();
        return leaving.node.id == destination && carried.midiLines().knows (identity);
    });
}

MidiDelayLine* SequenceBuilder::midiLineOf (Number edge) const
{
    const auto number = midiDelays.empty() ? noMidiDelay : midiDelays[edge];
    return number != noMidiDelay ? plan->midiDelays[number].line : nullptr;
}

RenderPlan::MidiMerge SequenceBuilder::gatherMidi (GraphIndex::Edges edges, RenderPlan::MidiMerge merge)
{
    merge.firstSource = sizeOf (plan->midiSources);

    for (auto edge = edges.first; edge != edges.last; ++edge)
    {
        auto source = midiSources[edge];

        if (const auto number = midiDelays.empty() ? noMidiDelay : midiDelays[edge]; number != noMidiDelay)
        {
            auto& delay = plan->midiDelays[number];
            delay.source = source.events;
            delay.drops = merge.drops;
            source.events = &delay.line->output();
            plan->operations.push_back ({ Operation::Kind::delayMidi, 0, number, 0 });
        }

        plan->midiSources.push_back (source);
    }

    merge.numSources = sizeOf (plan->midiSources) - merge.firstSource;

    if (merge.node != nullptr)
        plan->midiSources.emplace_back(); // what is sent to the node, when it renders

    return merge;
}

void SequenceBuilder::addDryMidi (Number node, const NodeTask& task)
{
    const auto* stage = playing.findMidiStage (index.incarnationOf (node));

    if (stage == nullptr || stage->line == nullptr)
        return;

    plan->midiDelayLines.push_back (stage->line);
    plan->midiDelays.push_back (
        { stage->line.get(), &task.state->midi(), &task.state->midiDrops(), stage->delaySamples });
    plan->operations.push_back ({ Operation::Kind::delayMidi, 0, sizeOf (plan->midiDelays) - 1, 0 });
}

void SequenceBuilder::addMidiSwitch (Number node)
{
    using Start = PlayingGraph::MidiStage::Start;

    if (! index.shapeOf (node).producesMidi)
        return;

    RenderPlan::MidiSwitching switching { .node = &index.instanceOf (node)->state() };

    if (const auto* stage = playing.findMidiStage (index.incarnationOf (node)))
    {
        switching.side = stage->side;
        switching.line = stage->line.get();
        switching.waitsFor = stage->start == Start::whenFilled ? stage->delaySamples : 0;
    }

    plan->midiSwitchings.push_back (switching);
    plan->operations.push_back ({ Operation::Kind::switchMidi, 0, sizeOf (plan->midiSwitchings) - 1, 0 });
}

void SequenceBuilder::addHostMidi()
{
    const RenderPlan::MidiMerge merge { .inlet = &plan->state->hostMidiInlet,
                                        .drops = &plan->state->hostMidiDrops };
    plan->hostMidi = gatherMidi (index.edgesInto (GraphIndex::midiOutput), merge);
    plan->outputOperations.count = sizeOf (plan->operations) - plan->outputOperations.first;
    plan->midiCursors.resize (plan->midiSources.size());
}

} // namespace lopsided
