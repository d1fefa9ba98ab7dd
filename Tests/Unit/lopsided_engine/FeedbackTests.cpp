#include "GraphFixture.h"

#include <gmock/gmock.h>

namespace lopsided::testing
{
namespace
{
using ::testing::HasSubstr;

using FeedbackTest = GraphFixture;

TEST_F (FeedbackTest, FeedbackClosesACycleAndComesRoundOneMaximumBlockLater)
{
    auto edit = graph.edit();
    const auto hen = edit.addNode (makeGain (1.0f), "hen");
    const auto egg = edit.addNode (makeGain (0.5f), "egg");
    connectStereo (edit, graph.audioInput(), hen);
    connectStereo (edit, hen, egg);
    connectStereo (edit, hen, graph.audioOutput());
    edit.connectFeedback ({ egg, 0 }, { hen, 0 });
    const auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_TRUE (done.ok()) << done.error().message;

    EXPECT_EQ (render (1.0f, 10), 1.0f);
    EXPECT_EQ (render (0.0f, blockSize - 10), 0.0f);
    EXPECT_EQ (render (0.0f, 10), 0.5f);
    EXPECT_EQ (render (0.0f, 1), 0.0f);

    auto ending = graph.edit();
    ending.disconnect ({ egg, 0 }, { hen, 0 });
    ASSERT_TRUE (ending.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (render (0.0f, blockSize), 0.0f) << "0.25 would come round here";
    EXPECT_EQ (graph.model()->findConnection ({ egg, 0 }, { hen, 0 }), nullptr);
}

TEST_F (FeedbackTest, FeedbackThatCannotBeIsRefusedNamingItsPorts)
{
    insert (makeGain (0.5f));
    auto edit = graph.edit();
    const auto hen = edit.addNode (makeGain (1.0f), "hen");
    edit.connectFeedback ({ hen, 0 }, { graph.audioOutput(), 1 });
    const auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::notForFeedback);
    EXPECT_THAT (done.error().message, HasSubstr ("hen"));
    EXPECT_THAT (done.error().message, HasSubstr ("audio output"));
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (FeedbackTest, IsMadeAgainWhenItsTransactionWasOvertaken)
{
    const auto hen = insert (makeGain (0.5f));
    auto edit = graph.edit();
    edit.connectFeedback ({ hen, 0 }, { hen, 0 });
    insert (makeGain (1.0f));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    const auto* made = graph.model()->findConnection ({ hen, 0 }, { hen, 0 });
    ASSERT_NE (made, nullptr);
    EXPECT_TRUE (made->isFeedback());
}

} // namespace
} // namespace lopsided::testing
