#include "TopologicalOrder.h"

#include <algorithm>

namespace lopsided
{

namespace
{
using Number = GraphIndex::Number;

/** For each node the nodes that it feeds, once for each edge, in ascending order. */
class Successors
{
public:
    explicit Successors (const GraphIndex& index)
        : firsts (index.numNodes() + 2),
          nodes (index.numEdges())
    {
        // Counted two places further on, the sums become the places to write to, and those end up as the starts.
        for (Number edge = 0; edge < index.numEdges(); ++edge)
            ++firsts[index.sourceOf (edge) + 2];

        for (std::size_t i = 2; i < firsts.size(); ++i)
            firsts[i] += firsts[i - 1];

        for (Number node = 0; node < index.numNodes(); ++node)
            for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
                nodes[firsts[index.sourceOf (edge) + 1]++] = node;
    }

    [[nodiscard]] std::span<const Number> of (Number node) const noexcept
    {
        return { nodes.data() + firsts[node], nodes.data() + firsts[node + 1] };
    }

private:
    std::vector<Number> firsts;
    std::vector<Number> nodes;
};

/** From any node that Kahn left over, going upstream among such nodes ends on a cycle. */
std::vector<NodeID> findCycle (const GraphIndex& index, const std::vector<Number>& pending)
{
    const auto isLeftOver = [&] (Number node) { return pending[node] != 0; };

    const auto feederOf = [&] (Number node) {
        auto edge = index.edgesInto (node).first;

        while (! isLeftOver (index.sourceOf (edge)))
            ++edge;

        return index.sourceOf (edge);
    };

    std::vector<Number> path;
    std::vector<bool> isVisited (index.numNodes());
    auto node = static_cast<Number> (
        std::find_if (pending.begin(), pending.end(), [] (Number n) { return n != 0; }) - pending.begin());

    for (; ! isVisited[node]; node = feederOf (node))
    {
        isVisited[node] = true;
        path.push_back (node);
    }

    path.erase (path.begin(), std::find (path.begin(), path.end(), node));
    std::reverse (path.begin(), path.end());
    std::rotate (path.begin(), std::min_element (path.begin(), path.end()), path.end());

    std::vector<NodeID> cycle;
    std::transform (path.begin(), path.end(), std::back_inserter (cycle),
                    [&] (Number n) { return index.idOf (n); });
    return cycle;
}

GraphError cycleError (const GraphModel& model, std::vector<NodeID> cycle)
{
    std::string route;

    for (const auto id : cycle)
        route += model.describe (id) + " -> ";

    return { GraphError::Code::cycle,
             "These nodes feed each other in a circle: " + route + model.describe (cycle.front())
                 + ". Remove one of the connections between them.",
             std::move (cycle) };
}
} // namespace

GraphResult<std::vector<Number>> findTopologicalOrder (const GraphIndex& index, const GraphModel& model)
{
    const Successors successors { index };
    const auto numNodes = index.numNodes();

    std::vector<Number> pending (numNodes); // edges whose source has not come yet
    std::vector<Number> ready;
    std::vector<Number> order;
    ready.reserve (numNodes);
    order.reserve (numNodes);

    for (Number i = numNodes; i-- > 0;)
    {
        const auto [first, last] = index.edgesInto (i);
        pending[i] = last - first;

        if (pending[i] == 0)
            ready.push_back (i);
    }

    while (! ready.empty())
    {
        const auto node = ready.back();
        ready.pop_back();
        order.push_back (node);

        const auto fed = successors.of (node);

        for (auto next = fed.rbegin(); next != fed.rend(); ++next)
            if (--pending[*next] == 0)
                ready.push_back (*next);
    }

    if (order.size() != numNodes)
        return cycleError (model, findCycle (index, pending));

    return order;
}

} // namespace lopsided
