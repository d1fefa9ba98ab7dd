#include "DrawnNodes.h"

#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{
using testing::drawnNode;

TEST (FreePlace, IsTheWantedOneOnTheGridWhereNothingStands)
{
    EXPECT_EQ (FreePlace::find ({}, { 100.0f, 50.0f }, { 13.0f, 21.0f }),
               (juce::Point<float> { 16.0f, 24.0f }));
}

TEST (FreePlace, AvoidsWhatIsThereAndStaysNear)
{
    std::vector<juce::Rectangle<float>> taken;

    for (int index = 0; index < 30; ++index)
    {
        const auto place = FreePlace::find (taken, { 136.0f, 80.0f }, { 200.0f, 200.0f });
        const juce::Rectangle<float> area { place.x, place.y, 136.0f, 80.0f };

        for (const auto& other : taken)
            EXPECT_FALSE (area.expanded (FreePlace::gap - 2.0f).intersects (other)) << index;

        EXPECT_LT (place.getDistanceFrom ({ 200.0f, 200.0f }), 900.0f);
        taken.push_back (area);
    }
}

TEST (FreePlace, LooksForInputsAtTheLeftAndForOutputsAtTheRight)
{
    const std::vector<juce::Rectangle<float>> taken { { 100.0f, 0.0f, 100.0f, 80.0f },
                                                      { 1500.0f, 0.0f, 100.0f, 80.0f } };
    EXPECT_LT (FreePlace::wanted (GraphNodes::audioInput, taken).x, 0.0f);
    EXPECT_GT (FreePlace::wanted (GraphNodes::audioOutput, taken).x, 1600.0f);
    EXPECT_GT (FreePlace::wanted (GraphNodes::midiInput, taken).y,
               FreePlace::wanted (GraphNodes::audioInput, taken).y);
}

TEST (NodeAlignment, PutsEdgesInLine)
{
    const std::vector nodes { drawnNode (16, { 50.0f, 0.0f }), drawnNode (17, { 20.0f, 300.0f }) };

    for (const auto& [node, position] : NodeAlignment::of (NodeAlignment::Kind::left, nodes))
        EXPECT_FLOAT_EQ (position.x, 20.0f);

    for (const auto& [node, position] : NodeAlignment::of (NodeAlignment::Kind::top, nodes))
        EXPECT_FLOAT_EQ (position.y, 0.0f);
}

TEST (NodeAlignment, MakesTheGapsAlikeAndLeavesTheOuterTwo)
{
    const std::vector nodes { drawnNode (16, { 0.0f, 0.0f }, { 100.0f, 50.0f }),
                              drawnNode (17, { 110.0f, 9.0f }, { 60.0f, 50.0f }),
                              drawnNode (18, { 400.0f, 0.0f }, { 100.0f, 50.0f }) };
    const auto placed = NodeAlignment::of (NodeAlignment::Kind::distributeHorizontally, nodes);
    ASSERT_EQ (placed.size(), 3u);
    EXPECT_FLOAT_EQ (placed[0].second.x, 0.0f);
    EXPECT_FLOAT_EQ (placed[1].second.x, 220.0f);
    EXPECT_FLOAT_EQ (placed[1].second.y, 9.0f);
    EXPECT_FLOAT_EQ (placed[2].second.x, 400.0f);
    EXPECT_TRUE (NodeAlignment::of (NodeAlignment::Kind::left, { drawnNode (16) }).empty());
}

} // namespace
} // namespace lopsided
