#include "FeedbackRouting.h"

#include "Sizes.h"

#include <algorithm>

namespace lopsided
{

FeedbackRouting::FeedbackRouting (const GraphIndex& indexToUse, const PlayingGraph& playing,
                                  const std::vector<Number>& pathOfEdge, RenderPlan& planToWrite)
    : index (indexToUse),
      plan (planToWrite)
{
    for (const auto& place : index.feedbackEdges())
    {
        if (! index.isLive (place.edge))
            continue;

        byOutput.emplace_back (index.sourceOutputOf (place.edge), sizeOf (edges));
        edges.push_back (place);
        plan.feedbackLines.push_back (playing.paths[pathOfEdge[place.edge]].feedback.get());
    }

    std::sort (byOutput.begin(), byOutput.end());
}

std::span<const FeedbackRouting::OfOutput> FeedbackRouting::linesFrom (Number node) const noexcept
{
    if (byOutput.empty())
        return {};

    const auto begin = [this] (Number output) {
        return std::lower_bound (byOutput.begin(), byOutput.end(), OfOutput { output, 0 });
    };
    return { begin (index.outputOf (node, 0)), begin (index.outputOf (node + 1, 0)) };
}

bool FeedbackRouting::leadsFrom (Number node) const noexcept
{
    return ! linesFrom (node).empty();
}

FeedbackRouting::Number FeedbackRouting::addRead (Number edge, Number buffer)
{
    const auto isBefore = [] (const GraphIndex::Place& a, Number wanted) { return a.edge < wanted; };
    const auto found = std::lower_bound (edges.begin(), edges.end(), edge, isBefore);
    plan.operations.push_back (
        { Operation::Kind::readFeedback, buffer, static_cast<Number> (found - edges.begin()), 0 });
    return buffer;
}

void FeedbackRouting::addWrites (Number node, std::span<const Number> buffers)
{
    if (byOutput.empty())
        return;

    for (const auto& [output, line] : linesFrom (node))
        plan.operations.push_back (
            { Operation::Kind::writeFeedback, buffers[output - index.outputOf (node, 0)], line, 0 });
}

void FeedbackRouting::addOrder (const std::vector<Number>& taskOfNode,
                                std::vector<TaskGraph::Edge>& order) const
{
    for (const auto& [edge, node] : edges)
    {
        const auto [first, second] = std::minmax ({ taskOfNode[index.sourceOf (edge)], taskOfNode[node] });

        if (first != second)
            order.push_back ({ first, second });
    }
}

} // namespace lopsided
