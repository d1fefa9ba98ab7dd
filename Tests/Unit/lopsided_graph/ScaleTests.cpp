#include "Blocks.h"
#include "TestGraph.h"

#include <chrono>
#include <iostream>

namespace lopsided
{
namespace
{

TEST (Scale, AThousandNodesAndFiveThousandConnectionsCompileQuickly)
{
    TestGraph graph { { .maximumBlockSize = 64 } };
    std::mt19937 random { 9 };
    std::vector<NodeID> ids;

    for (std::size_t i = 0; i < 1000; ++i)
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
    const auto warmUp = graph.compile();
    const auto start = std::chrono::steady_clock::now();
    const auto sequence = graph.compile();
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;

    std::cout << "compiled " << graph.model.nodes().size() << " nodes and "
              << graph.model.connections().size() << " connections in " << spent.count() << " ms; "
              << sequence->numBuffers() << " buffers, " << sequence->sizeInBytes() / 1024 << " KiB\n";
    EXPECT_EQ (sequence->numNodes(), 1000);
    EXPECT_LT (sequence->numBuffers(), 2000) << "no buffer was used again";
    render (*sequence, makeRamp (2, 64));
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
