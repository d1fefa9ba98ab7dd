// Changing the layout of a processor, and preparing it anew, while it plays. In the middle of it: LiveChangeMiddleTests.cpp.
#include "LiveChangeFixture.h"
#include "MessageLoop.h"

#include <gmock/gmock.h>

#include <thread>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using LiveChangeTest = LiveChangeFixture;

TEST_F (LiveChangeTest, ANodeGetsAnotherLayoutWithoutAClickOrALossOfConnections)
{
    const auto id = insertLayout();
    const auto* processor = &get (id);
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());
    takeTurns();

    EXPECT_EQ (&get (id), processor);
    EXPECT_EQ (processor->getTotalNumInputChannels(), 4);
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (record->released, 1);
    EXPECT_EQ (graph.model()->connections().size(), 4u);
    EXPECT_THAT (preparedNodes, ElementsAre (id));
    EXPECT_THAT (removed, IsEmpty());
    EXPECT_TRUE (graph.preparationErrors().empty());
    EXPECT_EQ (previous, 0.5f);
    EXPECT_LE (largestStep, smallStep);

    auto edit = graph.edit();
    edit.connect ({ graph.audioInput(), 0 }, { id, 3 });
    edit.connect ({ id, 3 }, { graph.audioOutput(), 0 });
    ASSERT_TRUE (edit.commit().ok()) << "the new ports are there";
    takeTurns();
    EXPECT_EQ (previous, 1.0f);
}

TEST_F (LiveChangeTest, ItIsPreparedAnewInTheSameWay)
{
    const auto id = insertLayout();
    ASSERT_TRUE (graph.reprepare (id).has_value());
    takeTurns();
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (record->narrowCalls, 0);
    EXPECT_EQ (previous, 0.5f);
    EXPECT_LE (largestStep, smallStep);
    EXPECT_GT (largestStep, 0.0f) << "it has been heard dry";

    graph.drain (std::chrono::seconds { 5 });
    const auto published = graph.statistics().published;
    takeTurns();
    EXPECT_EQ (graph.statistics().published, published) << "and that is all";
}

TEST_F (LiveChangeTest, NothingThatIsHeardWaitsForTheProducer)
{
    const auto id = insertLayout();
    ASSERT_TRUE (graph.reprepare (id).has_value());
    play (200);
    EXPECT_EQ (previous, 1.0f) << "dry, for as long as it takes";
    EXPECT_LE (largestStep, smallStep);
    EXPECT_EQ (record->prepared, 1);

    graph.reclaim();
    const auto calls = record->calls.load();
    play (200);
    EXPECT_EQ (previous, 1.0f);
    EXPECT_EQ (record->calls, calls) << "left out";
    takeTurns();
    EXPECT_EQ (previous, 0.5f);
}

TEST_F (LiveChangeTest, TheMessageLoopTakesTheStepsByItself)
{
    const auto id = insertLayout();
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::createLCRS())).has_value());
    EXPECT_TRUE (runMessageLoopUntil ([&] {
        play (1);
        return ! preparedNodes.empty() && previous == 0.5f;
    }));
    EXPECT_LE (largestStep, smallStep);
}

TEST_F (LiveChangeTest, ALayoutThatWouldLosePortsInUseIsRefusedAndNamesTheConnections)
{
    const auto id = insertLayout();
    const auto refused = graph.setBusesLayout (id, layoutOf (Set::mono()));
    ASSERT_TRUE (refused.has_error());
    EXPECT_EQ (refused.error().code, GraphError::Code::portOutOfRange);
    EXPECT_THAT (refused.error().nodes, ElementsAre (id));
    EXPECT_THAT (refused.error().message,
                 HasSubstr (graph.model()->describe (Connection { { graph.audioInput(), 1 }, { id, 1 } })));
    EXPECT_THAT (refused.error().message,
                 HasSubstr (graph.model()->describe (Connection { { id, 1 }, { graph.audioOutput(), 1 } })));
    takeTurns();
    EXPECT_EQ (largestStep, 0.0f);
    EXPECT_EQ (record->prepared, 1);
    EXPECT_EQ (get (id).getTotalNumInputChannels(), 2);
}

TEST_F (LiveChangeTest, WhatCannotBeDoneIsRefused)
{
    const auto id = insertLayout();
    EXPECT_EQ (graph.setBusesLayout (id, layoutOf (Set::octagonal())).error().code,
               GraphError::Code::invalidValue);
    EXPECT_EQ (graph.reprepare ({ 9999 }).error().code, GraphError::Code::unknownNode);
    EXPECT_EQ (graph.reprepare (graph.audioInput()).error().code, GraphError::Code::unknownNode);
    std::thread { [&] {
        EXPECT_EQ (graph.reprepare (id).error().code, GraphError::Code::wrongThread);
    } }.join();
    takeTurns();
    EXPECT_EQ (largestStep, 0.0f);
}

TEST_F (LiveChangeTest, AProcessorThatLosesPortsByItselfLosesTheirConnectionsAndNoOthers)
{
    const auto id = insertLayout();
    get (id).changeChannels (1);
    takeTurns();
    const Connection in { { graph.audioInput(), 1 }, { id, 1 } };
    const Connection out { { id, 1 }, { graph.audioOutput(), 1 } };
    EXPECT_THAT (removed, UnorderedElementsAre (in, out));
    EXPECT_EQ (graph.model()->connections().size(), 2u);
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (previous, 0.5f);
    EXPECT_LE (largestStep, smallStep);
    EXPECT_EQ (audio.getSample (1, 63), 0.0f);

    auto edit = graph.edit();
    edit.connect (in);
    EXPECT_FALSE (edit.commit().ok());
}

TEST_F (LiveChangeTest, AProcessorThatGetsWiderByItselfGetsWideBuffersAtOnce)
{
    const auto id = insertLayout();
    get (id).changeChannels (6);
    graph.reclaim();
    takeTurns();
    EXPECT_EQ (record->narrowCalls, 0);
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (previous, 0.5f);
    EXPECT_LE (largestStep, smallStep);
    EXPECT_EQ (graph.model()->findNode (id)->instance->shape().numInputs, 6);
}

TEST_F (LiveChangeTest, APrepareThatThrowsIsReportedAndTheNodeKeepsItsPlaceAndIsSilent)
{
    const auto id = insertLayout();
    record->isThrowing = true;
    ASSERT_TRUE (graph.reprepare (id).has_value());
    takeTurns();
    ASSERT_EQ (graph.preparationErrors().size(), 1u);
    EXPECT_THAT (graph.preparationErrors().front().nodes, ElementsAre (id));
    EXPECT_THAT (graph.preparationErrors().front().message, HasSubstr ("no such layout"));
    EXPECT_EQ (graph.model()->connections().size(), 4u);
    EXPECT_EQ (previous, 0.0f);
    EXPECT_LE (largestStep, 2 * smallStep);

    record->isThrowing = false;
    ASSERT_TRUE (graph.reprepare (id).has_value());
    takeTurns();
    EXPECT_EQ (previous, 0.5f);
}

TEST_F (LiveChangeTest, ALatencyIsFilledBeforeTheNodeIsHeardAndTheHostIsToldOnce)
{
    const auto id = insertLayout (1.0f);
    struct Host final : juce::AudioProcessorListener
    {
        void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}
        void audioProcessorChanged (juce::AudioProcessor*, const ChangeDetails& details) override
        {
            numReports += details.latencyChanged ? 1 : 0;
        }
        int numReports = 0;
    } host;
    graph.addListener (&host);
    record->latency = 1000;
    ASSERT_TRUE (graph.reprepare (id).has_value());
    takeTurns();
    EXPECT_EQ (graph.getLatencySamples(), 1000);
    EXPECT_EQ (host.numReports, 1);
    EXPECT_LE (largestStep, 1.0e-6f) << "ones in, ones out: never a hole";
    EXPECT_EQ (previous, 1.0f);
    EXPECT_THAT (preparedNodes, ElementsAre (id));

    // A step arrives when the latency says so.
    for (int samples = 0; samples < 960; samples += 64)
        EXPECT_EQ (render (0.0f), 1.0f);

    EXPECT_EQ (render (0.0f), 0.0f);
    EXPECT_EQ (audio.getSample (0, 39), 1.0f);
    EXPECT_EQ (audio.getSample (0, 40), 0.0f);
    graph.removeListener (&host);
}

TEST_F (LiveChangeTest, SeveralNodesAreChangedAtOnce)
{
    std::vector<NodeID> ids;
    std::vector<std::shared_ptr<LayoutProcessor::Record>> records;

    for (int i = 0; i < 4; ++i)
    {
        ids.push_back (insertLayout (0.25f));
        records.push_back (record);
    }

    play (1);
    largestStep = 0.0f;

    for (const auto id : ids)
        ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());

    takeTurns();
    EXPECT_EQ (preparedNodes, ids);
    EXPECT_EQ (previous, 1.0f);
    EXPECT_LE (largestStep, 4 * 1.1f * 0.75f / 480.0f);

    for (const auto& one : records)
        EXPECT_EQ (one->prepared, 2);
}

TEST_F (LiveChangeTest, InsideALoopItMakesNoStepAndTheLoopGoesOnRound)
{
    // Of ones, half comes out and half of that comes round: 1/2 (1 + 1/2 (1/2 + ...)) = 2/3; dry 1 + 1/2 (1 + ...) = 2.
    const auto id = insertLayout();
    auto edit = graph.edit();
    const auto back = edit.addNode (makeGain (0.5f));
    connectStereo (edit, id, back);

    for (int channel = 0; channel < 2; ++channel)
        edit.connectFeedback ({ back, channel }, { id, channel });

    ASSERT_TRUE (edit.commit().ok());
    takeTurns (100);
    EXPECT_NEAR (previous, 2.0f / 3.0f, 1.0e-4f);

    largestStep = 0.0f;
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());
    play (200);
    EXPECT_NEAR (previous, 2.0f, 1.0e-4f) << "dry, and what went round goes on";
    takeTurns (200);
    EXPECT_NEAR (previous, 2.0f / 3.0f, 1.0e-4f);
    EXPECT_LE (largestStep, 2.0f * 2.0f / 480.0f);
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (record->overlaps, 0);
    EXPECT_EQ (graph.model()->connections().size(), 8u);
    EXPECT_THAT (removed, IsEmpty());
}

TEST_F (LiveChangeTest, WhereNothingPlaysALayoutIsChangedAtOnce)
{
    const auto id = insertLayout();
    graph.releaseResources();
    ASSERT_TRUE (graph.setBusesLayout (id, layoutOf (Set::quadraphonic())).has_value());
    EXPECT_EQ (get (id).getTotalNumOutputChannels(), 4);
    EXPECT_THAT (preparedNodes, ElementsAre (id));
    EXPECT_EQ (record->prepared, 1);

    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (render(), 0.5f);
}

} // namespace
} // namespace lopsided::testing
