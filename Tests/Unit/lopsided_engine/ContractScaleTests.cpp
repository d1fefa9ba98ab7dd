#include "GraphFixture.h"

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <iostream>
#include <limits>
#include <memory>
#include <numeric>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
/** A graph of 1000 nodes and 5000 connections plays what arithmetic says, and goes on to while it is edited. */
class ContractScale : public GraphFixture
{
protected:
    static constexpr int numNodes = 1000;
    static constexpr int numConnections = 5000;

    /** Node i adds up what comes in and halves it, so that every value is exact. */
    void build()
    {
        auto edit = graph.edit();

        for (int i = 0; i < numNodes; ++i)
            ids.push_back (edit.addNode (std::make_unique<ScalingProcessor> (0.5f, 1)));

        std::mt19937 random { 1 };
        std::set<std::pair<int, int>> edges;

        for (int i = 0; i < 10; ++i)
            edit.connect ({ graph.audioInput(), 0 }, { ids[static_cast<std::size_t> (i)], 0 });

        while (static_cast<int> (edges.size()) < numConnections - 20)
        {
            // Near neighbours in forty layers, so that no value grows beyond what a float keeps exactly.
            const auto from = static_cast<int> (random() % (numNodes - 25));
            const auto to = from + 1 + static_cast<int> (random() % 25);

            if (edges.emplace (from, to).second)
                edit.connect ({ ids[static_cast<std::size_t> (from)], 0 },
                              { ids[static_cast<std::size_t> (to)], 0 });
        }

        for (int i = numNodes - 10; i < numNodes; ++i)
            edit.connect ({ ids[static_cast<std::size_t> (i)], 0 }, { graph.audioOutput(), 0 });

        const auto done = edit.commit (CommitOptions::atOnce());
        ASSERT_TRUE (done.ok()) << done.error().message;
        sources.resize (numNodes);

        for (const auto& [from, to] : edges)
            sources[static_cast<std::size_t> (to)].push_back (from);
    }

    /** What a constant input becomes at each node. */
    std::vector<double> expected (double input) const
    {
        std::vector<double> values (numNodes);

        for (std::size_t i = 0; i < values.size(); ++i)
        {
            auto sum = i < 10 ? input : 0.0;

            for (const auto source : sources[i])
                sum += values[static_cast<std::size_t> (source)];

            values[i] = 0.5 * sum;
        }

        return values;
    }

    std::vector<NodeID> ids;
    std::vector<std::vector<int>> sources;
};

TEST_F (ContractScale, AThousandNodesPlayWhatArithmeticSays)
{
    build();
    EXPECT_EQ (graph.getNumNodes(), numNodes);
    EXPECT_EQ (static_cast<int> (graph.getConnections().size()), numConnections);

    const auto values = expected (1.0e-20);
    const auto wanted = std::accumulate (values.end() - 10, values.end(), 0.0);
    ASSERT_GT (wanted, 0.0);
    EXPECT_NEAR (static_cast<double> (render (1.0e-20f)) / wanted, 1.0, 1.0e-4);
}

TEST_F (ContractScale, EditsOfABigGraphAreHeardAndUndone)
{
    build();
    const auto whole = render (1.0e-20f);
    const auto values = expected (1.0e-20);
    const auto loudest = std::max_element (values.end() - 10, values.end()) - values.begin();

    for (int round = 0; round < 20; ++round)
    {
        const Connection last { { ids[static_cast<std::size_t> (loudest)], 0 }, { graph.audioOutput(), 0 } };
        graph.removeConnection (last, CommitOptions::atOnce()).value();
        ASSERT_LT (render (1.0e-20f), whole);
        graph.addConnection (last, CommitOptions::atOnce()).value();
        ASSERT_EQ (render (1.0e-20f), whole) << "the same sum, in the same order";
    }
}

/** What clear() takes of a processor in a graph of as many tracks of two nodes, in seconds: the least of several times. */
double clearSeconds (int numTracks)
{
    constexpr int numTimes = 3;
    auto least = std::numeric_limits<double>::max();

    for (int i = 0; i < numTimes; ++i)
    {
        GraphProcessor graph;
        graph.prepareToPlay (48000.0, 64);
        auto edit = graph.edit();
        connectStereo (edit, graph.audioInput(), graph.audioOutput());

        for (int track = 0; track < numTracks; ++track)
        {
            const auto first = edit.addNode (std::make_unique<ScalingProcessor> (0.5f, 2));
            const auto second = edit.addNode (std::make_unique<ScalingProcessor> (0.5f, 2));
            connectStereo (edit, first, second);
            connectStereo (edit, second, graph.audioOutput());
        }

        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        const auto start = std::clock();
        graph.clear (CommitOptions::atOnce()).value();
        least = std::min (least, static_cast<double> (std::clock() - start) / CLOCKS_PER_SEC);
        EXPECT_EQ (graph.getNumNodes(), 0);
        EXPECT_TRUE (graph.getConnections().empty());
    }

    return least;
}

TEST (ContractClear, TakesTimeByTheNodesAndNotByTheirSquare)
{
    const auto growth = clearSeconds (2000) / clearSeconds (250);
    std::cout << "8 times the nodes take " << growth << " times as long to clear\n";

    // Caches make it more than 8; the square would make it 64 and more.
    EXPECT_LT (growth, 32.0);
}

} // namespace
} // namespace lopsided::testing
