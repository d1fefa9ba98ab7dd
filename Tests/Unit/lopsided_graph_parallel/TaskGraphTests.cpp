#include <lopsided_graph/parallel/TaskGraph.h>

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <stdexcept>

namespace lopsided
{
namespace
{

using Number = TaskGraph::Number;
using Edges = std::vector<TaskGraph::Edge>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Edges chain (Number numTasks)
{
    Edges edges;

    for (Number task = 1; task < numTasks; ++task)
        edges.push_back ({ task - 1, task });

    return edges;
}

TEST (TaskGraph, OfNoTasksHasNoUnits)
{
    const auto graph = TaskGraph::build (0, {});
    EXPECT_EQ (graph.numUnits(), 0u);
    EXPECT_EQ (graph.numTasks(), 0u);
    EXPECT_FALSE (graph.canRunInParallel());
}

TEST (TaskGraph, MakesOneUnitOfAChain)
{
    const auto graph = TaskGraph::build (100, chain (100));
    ASSERT_EQ (graph.numUnits(), 1u);
    EXPECT_EQ (graph.unit (0).firstTask, 0u);
    EXPECT_EQ (graph.unit (0).endTask, 100u);
    EXPECT_THAT (graph.initialUnits(), ElementsAre (0u));
    EXPECT_FALSE (graph.canRunInParallel());
}

TEST (TaskGraph, MakesUnitsOfTheChainsBetweenForksAndJoins)
{
    // 0-1 forks into 2-3 and 4-5, which join in 6-7.
    const auto graph = TaskGraph::build (
        8, Edges { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 1, 4 }, { 4, 5 }, { 3, 6 }, { 5, 6 }, { 6, 7 } });
    ASSERT_EQ (graph.numUnits(), 4u);

    for (Number unit = 0; unit < 4; ++unit)
    {
        EXPECT_EQ (graph.unit (unit).firstTask, 2 * unit);
        EXPECT_EQ (graph.unit (unit).endTask, 2 * unit + 2);
    }

    EXPECT_THAT (graph.successorsOf (graph.unit (0)), ElementsAre (1u, 2u));
    EXPECT_THAT (graph.successorsOf (graph.unit (1)), ElementsAre (3u));
    EXPECT_THAT (graph.successorsOf (graph.unit (3)), IsEmpty());
    EXPECT_EQ (graph.unit (3).numPredecessors, 2u);
    EXPECT_TRUE (graph.canRunInParallel());
}

TEST (TaskGraph, CountsAnEdgeThatIsGivenTwiceOnce)
{
    const auto graph = TaskGraph::build (2, Edges { { 0, 1 }, { 0, 1 }, { 0, 1 } });
    EXPECT_EQ (graph.numUnits(), 1u);
}

TEST (TaskGraph, LeavesAChainWhoseNumbersAreNotConsecutiveInPieces)
{
    const auto graph = TaskGraph::build (4, Edges { { 0, 2 }, { 1, 3 } });
    EXPECT_EQ (graph.numUnits(), 4u);
    EXPECT_TRUE (graph.canRunInParallel());
}

TEST (TaskGraph, CannotRunInParallelWhenEachUnitWaitsForTheOneBefore)
{
    const auto graph = TaskGraph::build (3, Edges { { 0, 1 }, { 0, 2 }, { 1, 2 } });
    EXPECT_EQ (graph.numUnits(), 3u);
    EXPECT_FALSE (graph.canRunInParallel());
}

TEST (TaskGraph, PutsFirstWhatHasTheLongestWayBeforeIt)
{
    // 0 alone; 1-2-3 a chain; 4 before 5 and 6.
    const auto graph = TaskGraph::build (7, Edges { { 1, 2 }, { 2, 3 }, { 4, 5 }, { 4, 6 } });
    ASSERT_EQ (graph.numUnits(), 5u);
    EXPECT_THAT (graph.initialUnits(), ElementsAre (1u, 2u, 0u));
}

TEST (TaskGraph, PutsTheLongerSuccessorFirst)
{
    const auto graph = TaskGraph::build (4, Edges { { 0, 1 }, { 0, 2 }, { 2, 3 } });
    EXPECT_THAT (graph.successorsOf (graph.unit (0)), ElementsAre (2u, 1u));
}

TEST (TaskGraph, RefusesEdgesThatLeadBackwardsOrOutOfTheRange)
{
    EXPECT_THROW (static_cast<void> (TaskGraph::build (2, Edges { { 1, 0 } })), std::invalid_argument);
    EXPECT_THROW (static_cast<void> (TaskGraph::build (2, Edges { { 1, 1 } })), std::invalid_argument);
    EXPECT_THROW (static_cast<void> (TaskGraph::build (2, Edges { { 0, 2 } })), std::invalid_argument);
    EXPECT_THROW (static_cast<void> (TaskGraph::build (TaskGraph::maximumTasks + 1, {})),
                  std::invalid_argument);
}

/** The edges between different units, and that each unit is a chain, straight from the definition. */
void expectToFollow (const TaskGraph& graph, Number numTasks, const Edges& edges)
{
    std::vector<Number> unitOf (numTasks);
    std::set<std::pair<Number, Number>> links, inside;
    Number nextTask = 0;

    for (Number unit = 0; unit < graph.numUnits(); ++unit)
    {
        ASSERT_EQ (graph.unit (unit).firstTask, nextTask);
        ASSERT_LT (nextTask, graph.unit (unit).endTask);

        for (; nextTask < graph.unit (unit).endTask; ++nextTask)
            unitOf[nextTask] = unit;
    }

    ASSERT_EQ (nextTask, numTasks);

    for (const auto& edge : edges)
        if (unitOf[edge.source] == unitOf[edge.destination])
            inside.insert ({ edge.source, edge.destination });
        else
            links.insert ({ unitOf[edge.source], unitOf[edge.destination] });

    EXPECT_EQ (inside.size(), numTasks - graph.numUnits());
    std::vector<Number> numPredecessors (graph.numUnits(), 0);
    std::size_t numLinks = 0;

    for (Number unit = 0; unit < graph.numUnits(); ++unit)
    {
        for (const auto successor : graph.successorsOf (graph.unit (unit)))
        {
            EXPECT_TRUE (links.contains ({ unit, successor }));
            ++numPredecessors[successor];
            ++numLinks;
        }
    }

    EXPECT_EQ (numLinks, links.size());
    std::set<Number> initial;

    for (Number unit = 0; unit < graph.numUnits(); ++unit)
    {
        EXPECT_EQ (graph.unit (unit).numPredecessors, numPredecessors[unit]);

        if (numPredecessors[unit] == 0)
            initial.insert (unit);
    }

    EXPECT_EQ (std::set<Number> (graph.initialUnits().begin(), graph.initialUnits().end()), initial);
    EXPECT_EQ (graph.initialUnits().size(), initial.size());
}

TEST (TaskGraph, FollowsTheEdgesOfRandomGraphs)
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed)
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        const auto numTasks = 1 + static_cast<Number> (random() % 40);
        Edges edges;

        for (auto i = random() % 60; i > 0 && numTasks > 1; --i)
        {
            const auto destination = 1 + static_cast<Number> (random() % (numTasks - 1));
            edges.push_back ({ static_cast<Number> (random() % destination), destination });
        }

        expectToFollow (TaskGraph::build (numTasks, edges), numTasks, edges);
    }
}

} // namespace
} // namespace lopsided
