#pragma once

#include <lopsided_graph/parallel/TaskGraph.h>
#include <lopsided_graph/parallel/TaskRunner.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace lopsided
{

/** A plan of tasks that each compute a number from those of their predecessors: a task that is run twice, too early or
    never is seen in the result. Nothing in it is atomic, so ThreadSanitizer sees what is not ordered. */
class RandomPlan final : public TaskRunner
{
public:
    using Number = TaskGraph::Number;

    struct Shape
    {
        Number numTasks = 50;
        double edgesPerTask = 1.5;
        Number reach = 10; ///< how far back edges go
        int dwell = 100;   ///< turns of an empty loop in each task, at most
    };

    RandomPlan (std::uint32_t seed, const Shape& shape)
    {
        std::mt19937 random { seed };
        const auto numEdges =
            shape.numTasks < 2 ? 0 : static_cast<Number> (shape.edgesPerTask * shape.numTasks);

        for (Number i = 0; i < numEdges; ++i)
        {
            const auto destination = 1 + static_cast<Number> (random() % (shape.numTasks - 1));
            const auto reach = std::min (shape.reach, destination);
            edges.push_back ({ destination - 1 - static_cast<Number> (random() % reach), destination });
        }

        setUp (shape.numTasks);

        for (auto& turns : dwells)
            turns = static_cast<int> (random() % static_cast<unsigned> (shape.dwell + 1));
    }

    RandomPlan (Number numTasks, std::vector<TaskGraph::Edge> edgesToUse)
        : edges (std::move (edgesToUse))
    {
        setUp (numTasks);
    }

    /** Forgets what was rendered, and renders by the rules in the simplest way. */
    void beginBlock (std::uint64_t blockNumber)
    {
        block = blockNumber;
        std::fill (numRuns.begin(), numRuns.end(), 0u);
        expected.resize (values.size());

        for (Number task = 0; task < values.size(); ++task)
            expected[task] = compute (task, expected);
    }

    /** Every task was run once, after its predecessors. */
    [[nodiscard]] bool isRendered() const
    {
        for (const auto runs : numRuns)
            if (runs != 1)
                return false;

        return values == expected;
    }

    void runTask (std::uint32_t task, std::uint32_t worker) noexcept override
    {
        ++numRuns[task];
        values[task] = compute (task, values);
        workers[task] = worker;

        for (int i = 0; i < dwells[task]; ++i)
            std::atomic_signal_fence (std::memory_order_seq_cst);
    }

    /** Who ran this task last. */
    std::uint32_t workerOf (Number task) const { return workers[task]; }

    TaskGraph graph;

private:
    void setUp (Number numTasks)
    {
        graph = TaskGraph::build (numTasks, edges);
        values.resize (numTasks);
        numRuns.resize (numTasks);
        dwells.resize (numTasks);
        workers.resize (numTasks);
        predecessors.resize (numTasks);

        for (const auto& edge : edges)
            predecessors[edge.destination].push_back (edge.source);
    }

    std::uint64_t compute (Number task, const std::vector<std::uint64_t>& from) const noexcept
    {
        auto value = (block + 1) * 0x9e3779b97f4a7c15ull + task;

        for (const auto source : predecessors[task])
            value = (value ^ from[source]) * 0xbf58476d1ce4e5b9ull + (value >> 29);

        return value;
    }

    std::vector<TaskGraph::Edge> edges;
    std::vector<std::vector<Number>> predecessors;
    std::vector<std::uint64_t> values, expected;
    std::vector<std::uint32_t> numRuns, workers;
    std::vector<int> dwells;
    std::uint64_t block = 0;
};

} // namespace lopsided
