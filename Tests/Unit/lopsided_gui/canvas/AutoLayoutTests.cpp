#include "DrawnNodes.h"

#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <random>

namespace lopsided
{
namespace
{
using testing::cable;
using testing::drawnNode;
using testing::drawnNodes;

/** Nodes with the places that they got. */
std::vector<CanvasNode> arranged (std::vector<CanvasNode> nodes, const std::vector<Connection>& connections)
{
    const auto places = AutoLayout::arrange (nodes, connections, { 100.0f, 40.0f });

    for (auto& node : nodes)
        node.position = places.at (node.id);

    return nodes;
}

void expectNoOverlap (const std::vector<CanvasNode>& nodes)
{
    for (std::size_t a = 0; a < nodes.size(); ++a)
        for (std::size_t b = a + 1; b < nodes.size(); ++b)
            EXPECT_FALSE (nodes[a].bounds().intersects (nodes[b].bounds())) << a << " and " << b;
}

int numCrossings (const std::vector<CanvasNode>& nodes, const std::vector<Connection>& connections)
{
    const auto yOf = [&] (NodeID id) {
        return std::find_if (nodes.begin(), nodes.end(), [&] (const auto& node) { return node.id == id; })
            ->bounds()
            .getCentreY();
    };
    int crossings = 0;

    for (const auto& a : connections)
        for (const auto& b : connections)
            if (yOf (a.source.nodeID) < yOf (b.source.nodeID)
                && yOf (a.destination.nodeID) > yOf (b.destination.nodeID))
                ++crossings;

    return crossings;
}

TEST (AutoLayout, PutsEachNodeRightOfAllThatFeedIt)
{
    const std::vector<Connection> connections { cable (16, 17), cable (17, 18), cable (16, 18),
                                                cable (18, 19) };
    const auto nodes = arranged (drawnNodes (4), connections);

    for (std::size_t index = 1; index < nodes.size(); ++index)
        EXPECT_GT (nodes[index].position.x, nodes[index - 1].bounds().getRight());

    expectNoOverlap (nodes);
}

TEST (AutoLayout, PutsTheEndsOfTheGraphAtItsEnds)
{
    auto nodes = drawnNodes (3);
    nodes.push_back (drawnNode (GraphNodes::audioInput.uid));
    nodes.push_back (drawnNode (GraphNodes::audioOutput.uid));
    const auto placed = arranged (nodes, { cable (1, 16), cable (16, 17), cable (16, 2), cable (17, 18) });

    for (const auto& node : placed)
    {
        EXPECT_GE (node.position.x, placed[3].position.x);
        EXPECT_LE (node.position.x, placed[4].position.x);
    }
}

TEST (AutoLayout, UntanglesCablesThatCross)
{
    // 16, 17, 18 feed 21, 20, 19: in the order of their ids every pair would cross.
    const std::vector<Connection> connections { cable (16, 21), cable (17, 20), cable (18, 19) };
    const auto nodes = arranged (drawnNodes (6), connections);
    EXPECT_EQ (numCrossings (nodes, connections), 0);
}

TEST (AutoLayout, KeepsAStraightChainStraight)
{
    const auto nodes =
        arranged (drawnNodes (5), { cable (16, 17), cable (17, 18), cable (18, 19), cable (19, 20) });

    for (const auto& node : nodes)
        EXPECT_FLOAT_EQ (node.position.y, nodes.front().position.y);
}

TEST (AutoLayout, StartsWhereItIsTold)
{
    const auto nodes = arranged (drawnNodes (3), { cable (16, 17), cable (16, 18) });
    juce::Rectangle<float> all;

    for (const auto& node : nodes)
        all = all.getUnion (node.bounds());

    EXPECT_NEAR (all.getX(), 100.0f, 8.0f);
    EXPECT_NEAR (all.getY(), 40.0f, 8.0f);
}

TEST (AutoLayout, PutsWhatIsNotConnectedBelow)
{
    const auto nodes = arranged (drawnNodes (12), { cable (16, 17) });

    for (std::size_t index = 2; index < nodes.size(); ++index)
        EXPECT_GE (nodes[index].position.y, nodes[0].bounds().getBottom());

    expectNoOverlap (nodes);
}

TEST (AutoLayout, DoesNotCountWhatFeedsBack)
{
    auto back = cable (17, 16);
    back.kind = Connection::Kind::feedback;
    const auto nodes = arranged (drawnNodes (2), { cable (16, 17), back });
    EXPECT_GT (nodes[1].position.x, nodes[0].bounds().getRight());
}

TEST (AutoLayout, NeverPutsOneNodeOnAnother)
{
    std::mt19937 random { 7 };

    for (int round = 0; round < 20; ++round)
    {
        auto nodes = drawnNodes (60);
        std::vector<Connection> connections;

        for (auto& node : nodes)
            node.size.y = 60.0f + static_cast<float> (random() % 200);

        for (int count = 0; count < 90; ++count)
        {
            const auto from = 16 + static_cast<std::uint32_t> (random() % 59);
            const auto to = from + 1 + static_cast<std::uint32_t> (random() % (75 - from));
            connections.push_back (cable (from, to));
        }

        expectNoOverlap (arranged (nodes, connections));
    }
}

TEST (AutoLayout, NothingIsArrangedAsNothing)
{
    EXPECT_TRUE (AutoLayout::arrange ({}, {}).empty());
}

} // namespace
} // namespace lopsided
