// What a compile finds to be new, and what leaves, in graphs of which most stays.
#include "../Blocks.h"
#include "../TestGraph.h"

#include <gmock/gmock.h>

#include <vector>

namespace lopsided
{
namespace
{
using ::testing::ElementsAre;

/** A chain of 100 nodes. */
class SuccessionTest : public ::testing::Test
{
protected:
    SuccessionTest()
    {
        auto last = GraphNodes::audioInput;

        for (int node = 0; node < 100; ++node)
        {
            const auto next = graph.add<ScalingProcessor> (0.5f);
            graph.connectStereo (last, next);
            last = next;
        }

        graph.connectStereo (last, GraphNodes::audioOutput);
        compile();
        render (*sequence, Block { 2, 64 });
    }

    void compile()
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, { .fadeSamples = 64 })
                       .value();
    }

    std::vector<Connection> leaving() const
    {
        std::vector<Connection> connections;

        for (const auto& each : graph.carried.playing()->leavingConnections)
            connections.push_back (each.identity.connection);

        return connections;
    }

    std::vector<Connection> onTheirWayIn() const
    {
        std::vector<Connection> connections;

        for (const auto& path : graph.carried.playing()->paths)
            if (path.target == 1.0f && path.gainSince != 0)
                connections.push_back (path.identity.connection);

        return connections;
    }

    TestGraph graph;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST_F (SuccessionTest, FindsAConnectionThatIsTakenAwayWhereverItStands)
{
    const std::vector<Connection> all { graph.model.connections().begin(), graph.model.connections().end() };

    // Around the pieces in which the lists are compared.
    for (const std::size_t place : { 0u, 1u, 63u, 64u, 65u, 127u, 128u, 192u, 200u, 201u })
    {
        graph.model.removeConnection (all[place]).value();
        compile();
        ASSERT_THAT (leaving(), ElementsAre (all[place]));

        graph.model.addConnection (all[place]).value();
        compile();
        ASSERT_THAT (leaving(), ElementsAre()) << "never rendered without it, it goes on";
    }
}

TEST_F (SuccessionTest, FindsAConnectionThatIsAddedWhereverItStands)
{
    std::vector<NodeID> nodes;

    for (const auto& node : graph.model.nodes())
        nodes.push_back (node.id);

    for (const std::size_t place : { 0u, 1u, 30u, 31u, 32u, 33u, 62u, 63u, 64u, 98u, 99u })
    {
        const Connection extra { { GraphNodes::audioInput, 0 }, { nodes[place], 1 } };
        graph.model.addConnection (extra).value();
        compile();
        ASSERT_THAT (onTheirWayIn(), ElementsAre (extra));

        graph.model.removeConnection (extra).value();
        compile();
        render (*sequence, Block { 2, 512 });
        compile();
        ASSERT_THAT (onTheirWayIn(), ElementsAre());
    }
}

TEST_F (SuccessionTest, FindsAllConnectionsOfANodeThatIsReplaced)
{
    const auto id = (++graph.model.nodes().begin())->id;
    graph.model.replaceNode (id, graph.makeInstance (std::make_unique<ScalingProcessor> (0.5f))).value();
    compile();
    EXPECT_EQ (leaving().size(), 4u);
}

} // namespace
} // namespace lopsided
