#include "MidiSourceAcquisition.h"

#include "../state/NodeState.h"

namespace lopsided
{

std::vector<MidiSource> acquireMidiSources (RenderPlan& plan, const GraphIndex& index, CarriedState& carried)
{
    using Number = GraphIndex::Number;
    std::vector<ConnectionIdentity> identities;
    std::vector<Number> edges;
    std::vector<MidiSource> sources (index.numEdges());

    for (Number node = 0; node < index.numNodes(); ++node)
    {
        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
        {
            if (! index.connectionOf (edge).source.isMIDI() || index.isLeavingEdge (edge))
                continue;

            const auto from = index.sourceOf (edge);
            identities.push_back (index.identityOf (edge, node));
            edges.push_back (edge);

            if (from == GraphIndex::midiInput)
            {
                plan.usesHostMidi = true;
                sources[edge].events = &plan.state->graphMidiIn;
            }
            else
            {
                auto& state = index.instanceOf (from)->state();
                sources[edge].events = &state.midi();
                sources[edge].isSourceSilenced = &state.isSilenced();
            }
        }
    }

    plan.midiPaths = carried.midiPaths().acquire (identities);

    for (std::size_t i = 0; i < edges.size(); ++i)
        sources[edges[i]].path = plan.midiPaths[i].get();

    return sources;
}

} // namespace lopsided
