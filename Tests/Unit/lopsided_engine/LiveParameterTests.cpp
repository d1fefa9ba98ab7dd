// A parameter list that its processor replaces while it plays.
#include "LiveChangeFixture.h"

#include <gmock/gmock.h>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using LiveParameterTest = LiveChangeFixture;

TEST_F (LiveParameterTest, AListThatAProcessorRebuildsInPrepareToPlayIsFollowed)
{
    auto processor = std::make_unique<RebuildingProcessor> (juce::StringArray { "a", "b", "gone" });
    auto& rebuilding = *processor;
    const auto id = insert (std::move (processor));
    ASSERT_TRUE (graph.setParameter (id, 0, 0.25f).has_value());
    render();
    EXPECT_EQ (rebuilding.values->at ("a"), 0.25f);

    ASSERT_TRUE (graph.setParameterAt (id, 1, 0.5f, graph.samplePosition() + 8000).has_value());
    ASSERT_TRUE (graph.setParameterAt (id, 2, 0.5f, graph.samplePosition() + 8000).has_value());
    rebuilding.idsOfNextPreparation = { "b", "new", "a" };
    ASSERT_TRUE (graph.reprepare (id).has_value());
    takeTurns();
    EXPECT_EQ (rebuilding.values->count ("b"), 0u) << "not yet";
    takeTurns (80);
    EXPECT_EQ (rebuilding.values->at ("b"), 0.5f);
    EXPECT_EQ (graph.statistics().droppedParameterChanges, 1u);
    ASSERT_TRUE (graph.setParameter (id, 1, 1.0f).has_value());
    render();
    EXPECT_EQ (rebuilding.values->at ("new"), 1.0f);
}

TEST_F (LiveParameterTest, AnAnnouncementThatChangesNoParameterStopsNothing)
{
    auto processor = std::make_unique<RebuildingProcessor> (juce::StringArray { "a", "b" });
    auto& announcing = *processor;
    const auto id = insert (std::move (processor));
    ASSERT_TRUE (graph.setParameter (id, 0, 0.25f).has_value());
    announcing.announce();
    render();
    EXPECT_EQ (announcing.values->at ("a"), 0.25f) << "in the very next block";
    takeTurns();
    EXPECT_THAT (preparedNodes, IsEmpty());
}

TEST_F (LiveParameterTest, AListThatIsRebuiltWhileSuspendedIsFollowedWithoutBeingPrepared)
{
    auto processor = std::make_unique<RebuildingProcessor> (juce::StringArray { "a", "b" });
    auto& rebuilding = *processor;
    const auto id = insert (std::move (processor));
    ASSERT_TRUE (graph.setParameter (id, 0, 0.25f).has_value());
    render();

    ASSERT_TRUE (graph.setParameter (id, 1, 0.5f).has_value());
    rebuilding.suspendProcessing (true);
    rebuilding.rebuild ({ "b" });
    rebuilding.announce();
    rebuilding.suspendProcessing (false);
    play (3);
    EXPECT_EQ (rebuilding.values->count ("b"), 0u) << "nobody has looked yet";

    takeTurns();
    EXPECT_EQ (rebuilding.values->at ("b"), 0.5f);
    EXPECT_EQ (graph.setParameter (id, 1, 0.5f).error().code, GraphError::Code::unknownParameter);
    EXPECT_THAT (preparedNodes, ElementsAre (id));
}

} // namespace
} // namespace lopsided::testing
