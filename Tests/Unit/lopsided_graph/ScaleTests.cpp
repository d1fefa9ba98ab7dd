#include "Blocks.h"
#include "TestGraph.h"

#include <algorithm>
#include <ctime>
#include <iostream>
#include <limits>
#include <random>
#include <vector>

namespace lopsided
{
namespace
{

/** A random graph in which each node hears up to five earlier ones. */
struct RandomlyWired
{
    explicit RandomlyWired (std::size_t numNodes)
    {
        std::mt19937 random { 9 };
        std::vector<NodeID> ids;

        for (std::size_t i = 0; i < numNodes; ++i)
        {
            ids.push_back (graph.add<ScalingProcessor> (0.3f));

            for (int tries = 0; i > 0 && tries < 5; ++tries)
            {
                const Connection connection { { ids[random() % i], static_cast<int> (random() % 2) },
                                              { ids.back(), static_cast<int> (random() % 2) } };

                if (! graph.model.isConnected (connection))
                    graph.model.addConnection (connection).value();
            }
        }

        graph.connectStereo (ids.back(), GraphNodes::audioOutput);
    }

    /** What compiling it takes of a processor, in seconds: the least of several times. */
    [[nodiscard]] double compileSeconds()
    {
        constexpr int numTimes = 15;
        auto least = std::numeric_limits<double>::max();

        for (int i = 0; i < numTimes; ++i)
        {
            const auto start = std::clock();
            const auto sequence = graph.compile();
            least = std::min (least, static_cast<double> (std::clock() - start) / CLOCKS_PER_SEC);
        }

        return least;
    }

    /** What removing every node takes of a processor, in seconds: the least of several times. */
    [[nodiscard]] double removeAllSeconds() const
    {
        constexpr int numTimes = 7;
        auto least = std::numeric_limits<double>::max();
        std::vector<NodeID> ids;

        for (const auto& node : graph.model.nodes())
            ids.push_back (node.id);

        for (int i = 0; i < numTimes; ++i)
        {
            auto copy = graph.model.copyForEdits();
            const auto start = std::clock();
            copy.removeNodes (ids).value();
            least = std::min (least, static_cast<double> (std::clock() - start) / CLOCKS_PER_SEC);
            EXPECT_TRUE (copy.nodes().empty());
            EXPECT_TRUE (copy.connections().size() <= 2u) << "those of the graph's ends";
        }

        return least;
    }

    TestGraph graph { { .maximumBlockSize = 64 } };
};

TEST (Scale, AThousandNodesAndFiveThousandConnectionsUseBuffersAgain)
{
    RandomlyWired wired (1000);
    const auto sequence = wired.graph.compile();
    EXPECT_EQ (sequence->numNodes(), 1000);
    EXPECT_LT (sequence->numBuffers(), 2000) << "no buffer was used again";
    render (*sequence, makeRamp (2, 64));
}

TEST (Scale, CompilingGrowsWithTheNodesAndNotWithTheirSquare)
{
    RandomlyWired small (500), large (4000);
    const auto growth = large.compileSeconds() / small.compileSeconds();
    std::cout << "8 times the nodes take " << growth << " times as long to compile\n";

    // Caches make it 12 to 28, by how busy the machine is; the square would make it 64 and more.
    EXPECT_LT (growth, 44.0);
}

TEST (Scale, RemovingAllGrowsWithTheNodesAndNotWithTheirSquare)
{
    const RandomlyWired small (1000), large (16000);
    const auto growth = large.removeAllSeconds() / small.removeAllSeconds();
    std::cout << "16 times the nodes take " << growth << " times as long to remove\n";

    // Caches make it more than 16; the square would make it 256 and more.
    EXPECT_LT (growth, 80.0);
}

TEST (Scale, AChainOfTenThousandNodesNeedsNoDeepStack)
{
    TestGraph graph { { .maximumBlockSize = 16 } };
    auto previous = GraphNodes::audioInput;

    for (int i = 0; i < 10000; ++i)
    {
        const auto id = graph.add<ScalingProcessor> (1.0f);
        graph.connectStereo (previous, id);
        previous = id;
    }

    graph.connectStereo (previous, GraphNodes::audioOutput);
    const auto sequence = graph.compile();
    EXPECT_EQ (sequence->numBuffers(), 2);
    EXPECT_EQ (render (*sequence, makeRamp (2, 16, 1)).audio.getSample (1, 15), 16.0f);
}

TEST (Scale, TracksThatEndInBusesNeedBuffersForOneBusAtATime)
{
    TestGraph graph { { .maximumBlockSize = 64 } };
    std::vector<NodeID> buses;

    for (int i = 0; i < 10; ++i)
    {
        buses.push_back (graph.add<ScalingProcessor> (1.0f));
        graph.connectStereo (buses.back(), GraphNodes::audioOutput);
    }

    for (std::size_t track = 0; track < 200; ++track)
    {
        const auto id = graph.add<ScalingProcessor> (1.0f);
        graph.connectStereo (GraphNodes::audioInput, id);
        graph.connectStereo (id, buses[track % 10]);
    }

    // 20 tracks of a bus, 10 buses and the input, all stereo.
    EXPECT_LE (graph.compile()->numBuffers(), 2 * (20 + 10 + 1));
}

} // namespace
} // namespace lopsided
