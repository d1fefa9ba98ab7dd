#include "TaskGraph.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lopsided
{

/** The steps of TaskGraph::build, each one pass over tasks and edges. */
class TaskGraph::Builder
{
public:
    Builder (Number numTasksToGroup, std::span<const Edge> edgesToUse)
        : numTasks (numTasksToGroup),
          edges (edgesToUse)
    {}

    TaskGraph build()
    {
        check();
        collectPredecessors();
        formUnits();
        orderByHeight();
        linkSuccessors();
        graph.isParallel = ! isTotallyOrdered();
        return std::move (graph);
    }

private:
    void check() const
    {
        if (numTasks > maximumTasks)
            throw std::invalid_argument ("TaskGraph: more tasks than can be numbered");

        for (const auto& edge : edges)
            if (edge.source >= edge.destination || edge.destination >= numTasks)
                throw std::invalid_argument (
                    "TaskGraph: an edge must lead from an earlier task to a later one");
    }

    /** Predecessors of each task, each once. */
    void collectPredecessors()
    {
        firstPredecessor.assign (numTasks + 1, 0);

        for (const auto& edge : edges)
            ++firstPredecessor[edge.destination + 1];

        for (Number task = 0; task < numTasks; ++task)
            firstPredecessor[task + 1] += firstPredecessor[task];

        predecessors.resize (edges.size());
        numPredecessors.assign (numTasks, 0);

        for (const auto& edge : edges)
            predecessors[firstPredecessor[edge.destination] + numPredecessors[edge.destination]++] =
                edge.source;

        dropDoubles();
    }

    void dropDoubles()
    {
        std::vector<Number> lastDestination (numTasks, numTasks);
        numSuccessors.assign (numTasks, 0);

        for (Number task = 0; task < numTasks; ++task)
        {
            const auto first = predecessors.begin() + firstPredecessor[task];
            const auto last = std::remove_if (first, first + numPredecessors[task], [&] (Number source) {
                const auto isDouble = lastDestination[source] == task;
                lastDestination[source] = task;
                numSuccessors[source] += isDouble ? 0 : 1;
                return isDouble;
            });
            numPredecessors[task] = static_cast<Number> (last - first);
        }
    }

    std::span<const Number> predecessorsOf (Number task) const
    {
        return { predecessors.data() + firstPredecessor[task], numPredecessors[task] };
    }

    bool continuesChain (Number task) const
    {
        return task > 0 && numPredecessors[task] == 1 && predecessorsOf (task).front() == task - 1
               && numSuccessors[task - 1] == 1;
    }

    void formUnits()
    {
        unitOf.resize (numTasks);

        for (Number task = 0; task < numTasks; ++task)
        {
            if (! continuesChain (task))
                graph.units.push_back ({ .firstTask = task, .numPredecessors = numPredecessors[task] });

            graph.units.back().endTask = task + 1;
            unitOf[task] = graph.numUnits() - 1;
        }
    }

    /** The units, those with the longest way of tasks from their start to an end first. Within a unit only the last
        task has other successors and only the first one other predecessors, so tasks stand for their units. */
    void orderByHeight()
    {
        std::vector<Number> height (graph.numUnits(), 0);
        std::vector<Number> numOfHeight (numTasks + 1, 0);

        for (auto unit = graph.numUnits(); unit-- > 0;)
        {
            const auto& it = graph.units[unit];
            height[unit] += it.endTask - it.firstTask;
            ++numOfHeight[height[unit]];

            for (const auto source : predecessorsOf (it.firstTask))
                height[unitOf[source]] = std::max (height[unitOf[source]], height[unit]);
        }

        Number position = 0;

        for (auto counter = numOfHeight.rbegin(); counter != numOfHeight.rend(); ++counter)
            position += std::exchange (*counter, position);

        order.resize (graph.numUnits());

        for (Number unit = 0; unit < graph.numUnits(); ++unit)
            order[numOfHeight[height[unit]]++] = unit;
    }

    void linkSuccessors()
    {
        Number numLinks = 0;

        for (auto& unit : graph.units)
        {
            unit.firstSuccessor = unit.endSuccessor = numLinks;
            numLinks += numSuccessors[unit.endTask - 1];
        }

        graph.successors.resize (numLinks);

        for (const auto unit : order)
        {
            const auto sources = predecessorsOf (graph.units[unit].firstTask);

            for (const auto source : sources)
                graph.successors[graph.units[unitOf[source]].endSuccessor++] = unit;

            if (sources.empty())
                graph.initial.push_back (unit);
        }
    }

    /** An order in which each unit waits for the one before is the only possible one. */
    bool isTotallyOrdered() const
    {
        for (Number unit = 1; unit < graph.numUnits(); ++unit)
        {
            const auto sources = predecessorsOf (graph.units[unit].firstTask);

            if (std::none_of (sources.begin(), sources.end(),
                              [&] (Number source) { return unitOf[source] == unit - 1; }))
                return false;
        }

        return true;
    }

    const Number numTasks;
    const std::span<const Edge> edges;
    std::vector<Number> firstPredecessor, predecessors, numPredecessors, numSuccessors, unitOf, order;
    TaskGraph graph;
};

TaskGraph TaskGraph::build (Number numTasks, std::span<const Edge> edges)
{
    return Builder { numTasks, edges }.build();
}

} // namespace lopsided
