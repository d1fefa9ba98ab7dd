#include "TopologicalOrder.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lopsided
{

namespace
{
/** One search upstream. A node that is open waits for what feeds it: to meet one again is to have gone in a circle. */
class UpstreamSearch
{
public:
    using Number = GraphIndex::Number;

    explicit UpstreamSearch (const GraphIndex& indexToUse)
        : index (indexToUse),
          states (indexToUse.numNodes(), State::unseen)
    {
        order.reserve (index.numNodes());
    }

    /** Puts a node behind all that feed it. False when it is on, or behind, a cycle. */
    bool visit (Number root)
    {
        if (states[root] == State::unseen)
            open (root);

        while (! waiting.empty())
        {
            auto& [node, edges] = waiting.back();

            while (edges.first != edges.last && states[index.sourceOf (edges.first)] == State::done)
                ++edges.first;

            if (edges.first == edges.last)
            {
                close (node);
                continue;
            }

            const auto edge = edges.first++;

            if (index.isFeedback (edge))
                continue;

            const auto source = index.sourceOf (edge);

            if (states[source] == State::open)
            {
                recordCycle (source);
                return false;
            }

            if (states[source] == State::unseen)
                open (source);
        }

        return true;
    }

    std::vector<Number> order;
    std::vector<NodeID> cycle;

private:
    enum class State : std::uint8_t
    {
        unseen,
        open,
        done
    };

    struct Waiting
    {
        Number node = 0;
        GraphIndex::Edges edges; ///< those not yet followed
    };

    void open (Number node)
    {
        states[node] = State::open;
        waiting.push_back ({ node, index.edgesInto (node) });
    }

    void close (Number node)
    {
        states[node] = State::done;
        order.push_back (node);
        waiting.pop_back();
    }

    /** Each node that waits is fed by the next; the one we met feeds the last. */
    void recordCycle (Number met)
    {
        const auto isMet = [met] (const Waiting& entry) { return entry.node == met; };
        const auto first = std::find_if (waiting.begin(), waiting.end(), isMet);

        for (auto entry = waiting.end(); entry != first;)
            cycle.push_back (index.idOf ((--entry)->node));

        std::rotate (cycle.begin(), std::min_element (cycle.begin(), cycle.end()), cycle.end());
    }

    const GraphIndex& index;
    std::vector<State> states;
    std::vector<Waiting> waiting;
};

GraphError cycleError (const GraphModel& model, const std::vector<NodeID>& cycle)
{
    std::string route;

    for (const auto id : cycle)
        route += model.describe (id) + " -> ";

    return { GraphError::Code::cycle,
             "These nodes feed each other in a circle: " + route + model.describe (cycle.front())
                 + ". Remove one of the connections between them, or let one feed back on purpose, by"
                   " connectFeedback.",
             cycle };
}
} // namespace

GraphResult<std::vector<GraphIndex::Number>> findTopologicalOrder (const GraphIndex& index,
                                                                   const GraphModel& model)
{
    UpstreamSearch search { index };

    for (const auto end : { GraphIndex::audioOutput, GraphIndex::midiOutput })
        if (! search.visit (end))
            return cycleError (model, search.cycle);

    for (GraphIndex::Number node = 0; node < index.numNodes(); ++node)
        if (! search.visit (node))
            return cycleError (model, search.cycle);

    return std::move (search.order);
}

} // namespace lopsided
