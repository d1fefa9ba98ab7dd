#include "PhaseCompiler.h"

#include "../transition/PathBuilder.h"
#include "../transition/StageBuilder.h"
#include "../transition/Succession.h"
#include "GraphIndex.h"
#include "LatencyPlan.h"
#include "SequenceBuilder.h"
#include "TailLength.h"
#include "TopologicalOrder.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

namespace
{
/** For the next compile: a connection that leaves then keeps the delay that it has now. */
void noteMidiDelays (PlayingGraph& graph, const GraphIndex& index, const LatencyPlan& latency)
{
    if (latency.isNone())
        return;

    for (const auto& [edge, node] : index.midiEdges())
        if (latency.delayOf (edge) != 0)
            graph.midiDelays.push_back ({ index.identityOf (edge, node), latency.delayOf (edge) });

    const auto isBefore = [] (const PlayingGraph::MidiDelay& a, const PlayingGraph::MidiDelay& b) {
        return a.identity < b.identity;
    };
    std::sort (graph.midiDelays.begin(), graph.midiDelays.end(), isBefore);
}

/** Those that play have it. */
void givePlayHead (const Succession& succession, const std::shared_ptr<PlayHeadRelay>& relay)
{
    std::size_t position = 0;

    for (const auto& node : succession.graph()->model->nodes())
        if (succession.isNodeAdded (position++) || succession.isFirst())
            node.instance->playHead().follow (relay);
}
} // namespace

GraphResult<std::unique_ptr<RenderPlan>> PhaseCompiler::compile (const Beginning& beginning,
                                                                 std::shared_ptr<const GraphModel> model,
                                                                 const TransitionOptions& transition) const
{
    Succession succession { { beginning.before, beginning.beside, carried.aliveVersions(),
                              &carried.midiPaths() },
                            std::move (model),
                            transition,
                            beginning.version };
    const auto& graph = succession.graph();
    const auto index = GraphIndex::make (*graph, settings);

    if (! index)
        return index.error();

    const auto order = findTopologicalOrder (*index, *graph->model);

    if (! order)
        return order.error();

    const auto latency = LatencyPlan::make (*index, *graph, *order, settings.latencyBudgetSamples);

    if (! latency)
        return latency.error();

    const PathCourse course { beginning.version, transition, carried.lastLineId, settings.maximumBlockSize };
    PathBuilder paths { succession, *index, *latency, course };
    const auto pathOfEdge = paths.build (*order);
    StageBuilder { *graph, beginning.before, *index, course }.build (*order);

    noteMidiDelays (*graph, *index, *latency);

    SequenceBuilder builder { *index, *latency, *graph, pathOfEdge, settings };
    auto plan = builder.build (*order, carried);
    plan->tailSeconds = findTailSeconds (*index, *order, settings);
    graph->firstPhase = beginning.firstPhase;
    plan->playing = graph;
    givePlayHead (succession, plan->sharedState->playHeadRelay());
    return plan;
}

} // namespace lopsided
