#pragma once

#include "../parallel/TaskGraph.h"
#include "../render/RenderPlan.h"
#include "GraphIndex.h"

#include <span>
#include <utility>
#include <vector>

namespace lopsided
{

/** Writes what carries audio through feedback connections: a source's outputs go into their lines right after it has
    run, and a destination takes from its lines when its input is gathered. */
class FeedbackRouting
{
public:
    using Number = GraphIndex::Number;

    /** `pathOfEdge` is what PathBuilder makes beside the paths of `playing`. */
    FeedbackRouting (const GraphIndex& indexToUse, const PlayingGraph& playing,
                     const std::vector<Number>& pathOfEdge, RenderPlan& planToWrite);

    /** Whether anything that comes out of a node feeds back. */
    [[nodiscard]] bool leadsFrom (Number node) const noexcept;

    /** Emits what reads an edge into a buffer. @returns the buffer. */
    Number addRead (Number edge, Number buffer);

    /** Emits what writes a node's outputs, which are in these buffers now. */
    void addWrites (Number node, std::span<const Number> buffers);

    /** Reader and writer of a line take turns, in the order of the plan. */
    void addOrder (const std::vector<Number>& taskOfNode, std::vector<TaskGraph::Edge>& edges) const;

private:
    using OfOutput = std::pair<Number, Number>; ///< an output, and the number of a line that it goes into

    [[nodiscard]] std::span<const OfOutput> linesFrom (Number node) const noexcept;

    const GraphIndex& index;
    RenderPlan& plan;
    std::vector<GraphIndex::Place> edges; ///< in their order; each has the number of its line
    std::vector<OfOutput> byOutput;       ///< sorted
};

} // namespace lopsided
