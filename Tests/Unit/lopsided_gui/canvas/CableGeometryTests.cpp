#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <algorithm>

namespace lopsided
{
namespace
{

TEST (CableGeometry, LeadsFromItsStartToItsEnd)
{
    const CableGeometry cable { { 10.0f, 20.0f }, { 300.0f, 120.0f } };
    EXPECT_EQ (cable.at (0.0f), (juce::Point<float> { 10.0f, 20.0f }));
    EXPECT_EQ (cable.at (1.0f), (juce::Point<float> { 300.0f, 120.0f }));
    EXPECT_GT (cable.at (0.1f).x, 10.0f) << "leaves to the right";
    EXPECT_LT (cable.at (0.9f).x, 300.0f) << "arrives from the left";
}

TEST (CableGeometry, KnowsHowFarAPlaceIs)
{
    const CableGeometry cable { { 0.0f, 0.0f }, { 200.0f, 0.0f } };
    EXPECT_NEAR (cable.distanceFrom ({ 100.0f, 4.0f }, 8.0f), 4.0f, 0.1f);
    EXPECT_NEAR (cable.distanceFrom (cable.at (0.37f), 8.0f), 0.0f, 0.3f);
    EXPECT_GT (cable.distanceFrom ({ 100.0f, 30.0f }, 8.0f), 8.0f);
    EXPECT_GT (cable.distanceFrom ({ 400.0f, 0.0f }, 8.0f), 8.0f);
}

TEST (CableGeometry, ACableThatLeadsBackIsFoundWhereItTurns)
{
    const CableGeometry cable { { 200.0f, 0.0f }, { 0.0f, 100.0f } };
    EXPECT_GT (cable.bounds().getRight(), 205.0f);
    EXPECT_LT (cable.bounds().getX(), -5.0f);
    EXPECT_LT (cable.distanceFrom (cable.at (0.1f), 8.0f), 1.0f);
}

TEST (CableGeometry, ItsPiecesCoverItAndLittleElse)
{
    const CableGeometry cable { { 0.0f, 0.0f }, { 1000.0f, 800.0f } };
    const auto pieces = cable.pieces (4.0f);
    auto area = 0.0f;

    for (const auto& piece : pieces)
        area += piece.getWidth() * piece.getHeight();

    for (auto share = 0.0f; share <= 1.0f; share += 0.01f)
        EXPECT_TRUE (std::any_of (pieces.begin(), pieces.end(), [&] (const juce::Rectangle<float>& piece) {
            return piece.contains (cable.at (share));
        })) << share;

    EXPECT_LT (area, 0.5f * cable.bounds().getWidth() * cable.bounds().getHeight());
}

} // namespace
} // namespace lopsided
