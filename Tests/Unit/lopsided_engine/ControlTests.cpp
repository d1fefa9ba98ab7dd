// Parameter changes and curves, asked for through the GraphProcessor.
#include "GraphFixture.h"

#include <atomic>
#include <limits>
#include <string>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
class ControlTest : public GraphFixture
{
protected:
    NodeID insertControlled (int numParameters = 1)
    {
        auto made = std::make_unique<ParameterProcessor> (numParameters);
        processor = made.get();
        return insert (std::move (made));
    }

    ParameterProcessor* processor = nullptr;
};

GraphError::Code codeOf (const GraphResult<void>& result)
{
    return result.error().code;
}

TEST_F (ControlTest, AParameterIsSetAtTheStartOfTheNextBlock)
{
    const auto id = insertControlled();
    ASSERT_TRUE (graph.setParameter (id, 0, 0.5f).has_value());
    EXPECT_EQ (render (0.0f), 0.5f);
    EXPECT_EQ (audio.getSample (0, 0), 0.5f);
    EXPECT_EQ (graph.statistics().parameterChanges, 1u);
}

TEST_F (ControlTest, ASenderSetsAParameterAtTheStartOfTheNextBlock)
{
    const auto id = insertControlled();
    const auto sender = graph.parameterSender (id, 0).value();
    sender.send (0.25f);
    sender.send (0.5f);
    EXPECT_EQ (render (0.0f), 0.5f);
    EXPECT_EQ (audio.getSample (0, 0), 0.5f);

    sender.send (std::numeric_limits<float>::quiet_NaN());
    EXPECT_EQ (render (0.0f), 0.5f);
    sender.send (7.0f);
    EXPECT_EQ (render (0.0f), 1.0f);
}

TEST_F (ControlTest, WhatIsAskedForLaterThanASenderSentIsHeardAfterIt)
{
    const auto id = insertControlled();
    const auto sender = graph.parameterSender (id, 0).value();
    ASSERT_TRUE (graph.setParameterAt (id, 0, 0.9f, 20).has_value()); // void: asked for before
    sender.send (0.25f);
    ASSERT_TRUE (graph.setParameterAt (id, 0, 0.75f, 40).has_value());
    render (0.0f);
    EXPECT_EQ (audio.getSample (0, 39), 0.25f);
    EXPECT_EQ (audio.getSample (0, 40), 0.75f);
}

TEST_F (ControlTest, ASenderOfANodeThatIsReplacedOrGoneIsHarmless)
{
    const auto id = insertControlled();
    const auto sender = graph.parameterSender (id, 0).value();
    EXPECT_EQ (sender, graph.parameterSender (id, 0).value());

    auto edit = graph.edit();
    edit.replaceNode (id, std::make_unique<ParameterProcessor>());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_FALSE (sender == graph.parameterSender (id, 0).value());
    sender.send (1.0f);
    EXPECT_EQ (render (0.0f), 0.0f);

    auto removal = graph.edit();
    removal.removeNode (id);
    ASSERT_TRUE (removal.commit (CommitOptions::atOnce()).ok());
    render (0.0f);
    sender.send (1.0f);
    EXPECT_EQ (graph.parameterSender (id, 0).error().code, GraphError::Code::unknownNode);
}

TEST_F (ControlTest, ASenderSaysWhatItCannotReach)
{
    const auto id = insertControlled();
    EXPECT_EQ (graph.parameterSender (id, 1).error().code, codeOf (graph.setParameter (id, 1, 0.0f)));
}

TEST_F (ControlTest, TheLastThatASenderSentIsHeardWhateverOthersAskFor)
{
    const auto id = insertControlled();
    const auto sender = graph.parameterSender (id, 0).value();
    std::atomic<bool> isDone { false };
    std::thread other ([&] {
        while (! isDone)
            EXPECT_TRUE (graph.setParameter (id, 0, 0.125f).has_value());
    });

    for (int block = 0; block < 2000; ++block)
    {
        sender.send (static_cast<float> (block) / 2000.0f);
        render (0.0f);
    }

    isDone = true;
    other.join();
    sender.send (0.625f);
    EXPECT_EQ (render (0.0f), 0.625f);
}

TEST_F (ControlTest, AParameterIsSetAtASamplePosition)
{
    const auto id = insertControlled();
    render();
    EXPECT_EQ (graph.samplePosition(), blockSize);
    ASSERT_TRUE (graph.setParameterAt (id, 0, 0.5f, blockSize + 20).has_value());
    render (0.0f);
    EXPECT_EQ (audio.getSample (0, 19), 0.0f);
    EXPECT_EQ (audio.getSample (0, 20), 0.5f);
}

TEST_F (ControlTest, APositionCountsOnThroughABlockThatIsLongerThanPromised)
{
    const auto id = insertControlled();
    ASSERT_TRUE (graph.setParameterAt (id, 0, 0.5f, 2 * blockSize + 20).has_value());
    render (0.0f, 4 * blockSize);
    EXPECT_EQ (processor->lengths(), (std::vector<int> { 64, 64, 20, 44, 64 }));
    EXPECT_EQ (audio.getSample (1, 2 * blockSize + 19), 0.0f);
    EXPECT_EQ (audio.getSample (1, 2 * blockSize + 20), 0.5f);
}

TEST_F (ControlTest, ARefusalNamesTheNodeAndChangesNothing)
{
    const auto id = insertControlled();
    EXPECT_EQ (codeOf (graph.setParameter (NodeID { 9999 }, 0, 0.5f)), GraphError::Code::unknownNode);
    EXPECT_EQ (codeOf (graph.setParameter (graph.audioInput(), 0, 0.5f)), GraphError::Code::reservedNode);
    EXPECT_EQ (codeOf (graph.setParameter (id, 1, 0.5f)), GraphError::Code::unknownParameter);
    EXPECT_EQ (codeOf (graph.setParameter (id, 0, std::numeric_limits<float>::quiet_NaN())),
               GraphError::Code::invalidValue);
    EXPECT_EQ (codeOf (graph.setAutomation (id, 7, AutomationCurve { { { 0, 0.5f } } })),
               GraphError::Code::unknownParameter);

    const auto refused = graph.setParameter (id, 1, 0.5f);
    EXPECT_EQ (refused.error().nodes, std::vector<NodeID> { id });
    EXPECT_NE (refused.error().message.find ("Parameter"), std::string::npos);

    render();
    EXPECT_EQ (processor->parameters[0]->numSets, 0);
}

TEST_F (ControlTest, AValueIsLimited)
{
    const auto id = insertControlled();
    ASSERT_TRUE (graph.setParameter (id, 0, 3.0f).has_value());
    render();
    EXPECT_EQ (processor->parameters[0]->value, 1.0f);
}

TEST_F (ControlTest, AChangeBeforePrepareToPlayWaitsForTheFirstBlock)
{
    graph.releaseResources();
    const auto id = insertControlled();
    ASSERT_TRUE (graph.setParameter (id, 0, 0.5f).has_value());
    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (render (0.0f), 0.5f);
}

TEST_F (ControlTest, AChangeForANodeThatIsRemovedIsCountedAsDropped)
{
    const auto id = insertControlled();
    ASSERT_TRUE (graph.setParameterAt (id, 0, 0.5f, 1000000).has_value());
    render();

    auto edit = graph.edit();
    edit.removeNode (id);
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (codeOf (graph.setParameter (id, 0, 0.5f)), GraphError::Code::unknownNode);
    render();
    ASSERT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    EXPECT_EQ (graph.statistics().droppedParameterChanges, 1u);
    EXPECT_EQ (graph.statistics().parameterChanges, 0u);
}

TEST_F (ControlTest, AFullQueueIsCountedAndKeepsTheLastValue)
{
    const auto id = insertControlled();

    for (int i = 1; i <= 1000; ++i)
        ASSERT_TRUE (graph.setParameter (id, 0, static_cast<float> (i) / 1000.0f).has_value());

    EXPECT_EQ (render (0.0f), 1.0f);
    const auto statistics = graph.statistics();
    EXPECT_EQ (statistics.parameterChanges + statistics.coalescedParameterChanges, 1000u);
    EXPECT_GT (statistics.coalescedParameterChanges, 0u);
}

TEST_F (ControlTest, ACurveIsFollowedAndTakenAway)
{
    const auto id = insertControlled();
    using Segment = AutomationCurve::Segment;
    ASSERT_TRUE (
        graph.setAutomation (id, 0, AutomationCurve { { { 0, 0.25f, Segment::step }, { 40, 0.75f } } })
            .has_value());
    render (0.0f);
    EXPECT_EQ (audio.getSample (0, 39), 0.25f);
    EXPECT_EQ (audio.getSample (0, 40), 0.75f);

    ASSERT_TRUE (graph.clearAutomation (id, 0).has_value());
    ASSERT_TRUE (graph.setParameter (id, 0, 0.5f).has_value());
    EXPECT_EQ (render (0.0f), 0.5f);
}

TEST_F (ControlTest, ACurveAndOptionsSurvivePrepareToPlayAndAReplay)
{
    const auto id = insertControlled();
    auto overtaken = graph.edit();
    overtaken.setAutomation (id, 0, AutomationCurve { { { 0, 0.5f } } });
    overtaken.setNodeOptions (id, { .callbackLock = NodeOptions::CallbackLock::tried });
    insert (makeGain (0.0f));
    ASSERT_TRUE (overtaken.commit (CommitOptions::atOnce()).ok());
    graph.prepareToPlay (sampleRate, 2 * blockSize);
    EXPECT_EQ (render (0.0f), 0.5f);

    const juce::ScopedLock hold { processor->getCallbackLock() };
    std::thread renderer { [this] { EXPECT_EQ (render (1.0f), 0.0f); } };
    renderer.join();
    EXPECT_EQ (graph.statistics().missedCallbackLocks, 1u);
}

} // namespace
} // namespace lopsided::testing
