#include "GraphFixture.h"
#include "MessageLoop.h"

#include <gmock/gmock.h>

#include <stdexcept>
#include <thread>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using ConfigurationTest = GraphFixture;

TEST_F (ConfigurationTest, PrepareToPlayPreparesEveryNodeForTheNewRateAndBlock)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f, journal));
    EXPECT_EQ (journal->rate, 48000.0);

    graph.prepareToPlay (44100.0, 256);
    EXPECT_EQ (journal->rate, 44100.0);
    EXPECT_EQ (journal->block, 256);
    EXPECT_EQ (journal->prepared, 2);
    EXPECT_EQ (journal->released, 1);
    EXPECT_EQ (render (1.0f, 256), 0.5f);
}

TEST_F (ConfigurationTest, NodesOfAnUnpreparedGraphArePreparedLater)
{
    const auto journal = std::make_shared<Journal>();
    GraphProcessor unprepared;
    auto edit = unprepared.edit();
    edit.addNode (makeGain (0.5f, journal));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (journal->prepared, 0);

    unprepared.prepareToPlay (48000.0, 32);
    EXPECT_EQ (journal->prepared, 1);
}

TEST_F (ConfigurationTest, ReleaseResourcesReleasesEveryNodeOnce)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f, journal));
    graph.releaseResources();
    graph.releaseResources();
    EXPECT_EQ (journal->released, 1);

    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (journal->prepared, 2);
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (ConfigurationTest, ANodeThatThrowsInPrepareToPlayKeepsItsPlaceAndIsSilent)
{
    auto isBad = std::make_shared<bool> (false);
    ScriptedProcessor::Script script;
    script.name = "moody";
    script.prepare = [isBad] (auto&, double, int) {
        if (*isBad)
            throw std::runtime_error ("not today");
    };
    const auto id = insert (std::make_unique<ScriptedProcessor> (script));
    EXPECT_EQ (render(), 1.0f);

    *isBad = true;
    graph.prepareToPlay (96000.0, blockSize);
    const auto errors = graph.preparationErrors();
    ASSERT_EQ (errors.size(), 1u);
    EXPECT_THAT (errors.front().nodes, ElementsAre (id));
    EXPECT_THAT (errors.front().message, HasSubstr ("not today"));
    EXPECT_EQ (graph.model()->nodes().size(), 1u);
    EXPECT_EQ (graph.model()->connections().size(), 4u);
    EXPECT_EQ (render(), 0.0f);

    *isBad = false;
    graph.prepareToPlay (48000.0, blockSize);
    EXPECT_TRUE (graph.preparationErrors().empty());
    EXPECT_EQ (render(), 1.0f);
}

TEST_F (ConfigurationTest, AnotherThreadsPrepareToPlayIsDoneByTheMessageThread)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f, journal));
    std::atomic<bool> isDone { false };

    std::thread host { [&] {
        graph.prepareToPlay (96000.0, 128);
        isDone = true;
    } };

    EXPECT_TRUE (runMessageLoopUntil ([&] { return isDone.load(); }));
    host.join();
    EXPECT_EQ (journal->rate, 96000.0);
    EXPECT_EQ (journal->preparedElsewhere, 0);
}

TEST_F (ConfigurationTest, AHostWhoseMessageThreadWaitsForItsPrepareToPlayDoesNotHang)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f, journal));
    std::thread { [this] { graph.prepareToPlay (96000.0, 128); } }.join();
    EXPECT_EQ (journal->rate, 96000.0);
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (ConfigurationTest, WithoutARateOrABlockItIsSilentAndSaysSo)
{
    insert (makeGain (0.5f));
    graph.prepareToPlay (0.0, 0);
    ASSERT_EQ (graph.preparationErrors().size(), 1u);
    EXPECT_EQ (graph.preparationErrors().front().code, GraphError::Code::invalidSettings);
    EXPECT_EQ (render(), 0.0f);
}

TEST_F (ConfigurationTest, ACommitFromWithinAPluginsPrepareToPlayIsTakenInAndPrepared)
{
    const auto journal = std::make_shared<Journal>();
    auto hasCommitted = std::make_shared<bool> (false);
    GraphProcessor eager;
    ScriptedProcessor::Script script;
    script.prepare = [&eager, journal, hasCommitted] (auto&, double, int) {
        if (std::exchange (*hasCommitted, true))
            return;

        auto edit = eager.edit();
        edit.addNode (makeGain (1.0f, journal));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    };

    auto edit = eager.edit();
    edit.addNode (std::make_unique<ScriptedProcessor> (script));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    eager.prepareToPlay (sampleRate, blockSize);

    EXPECT_EQ (eager.model()->nodes().size(), 2u);
    EXPECT_EQ (journal->prepared, 1);
}

TEST_F (ConfigurationTest, NodesAreToldWhetherTheyMayTakeTheirTime)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f, journal));
    EXPECT_FALSE (journal->isOffline);

    graph.setNonRealtime (true);
    EXPECT_TRUE (graph.isNonRealtime());
    graph.reclaim();
    EXPECT_TRUE (journal->isOffline);

    const auto second = std::make_shared<Journal>();
    insert (makeGain (0.5f, second));
    EXPECT_TRUE (second->isOffline);
}

TEST_F (ConfigurationTest, TheTailIsThatOfTheLongestPath)
{
    EXPECT_EQ (graph.getTailLengthSeconds(), 0.0);

    const auto makeRinging = [] (double seconds) {
        ScriptedProcessor::Script script;
        script.tailSeconds = seconds;
        return std::make_unique<ScriptedProcessor> (script);
    };

    const auto first = insert (makeRinging (2.0));
    insert (makeRinging (1.0));
    EXPECT_EQ (graph.getTailLengthSeconds(), 2.0);

    auto chain = graph.edit();
    const auto second = chain.addNode (makeRinging (1.5));
    connectStereo (chain, first, second);
    connectStereo (chain, second, graph.audioOutput());
    ASSERT_TRUE (chain.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (graph.getTailLengthSeconds(), 3.5);

    const auto endless = insert (makeRinging (std::numeric_limits<double>::infinity()));
    EXPECT_EQ (graph.getTailLengthSeconds(), std::numeric_limits<double>::infinity());

    auto edit = graph.edit();
    edit.removeNode (endless);
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (graph.getTailLengthSeconds(), 3.5);
}

TEST_F (ConfigurationTest, ATailThatANodeAnnouncesIsFollowedWhetherTheGraphPlaysOrNot)
{
    ScriptedProcessor::Script script;
    const auto seconds = std::make_shared<double> (1.0);
    script.tail = [seconds] { return *seconds; };
    const auto id = insert (std::make_unique<ScriptedProcessor> (script));
    const auto announce = [&] (double newSeconds) {
        *seconds = newSeconds;
        graph.model()->findNode (id)->instance->processor().updateHostDisplay (
            juce::AudioProcessor::ChangeDetails {}.withNonParameterStateChanged (true));
        graph.reclaim();
        return graph.getTailLengthSeconds();
    };

    EXPECT_EQ (graph.getTailLengthSeconds(), 1.0);
    EXPECT_EQ (announce (2.0), 2.0);
    graph.releaseResources();
    EXPECT_EQ (announce (3.0), 3.0);
}

TEST_F (ConfigurationTest, ItAnswersWhatAHostAsks)
{
    EXPECT_TRUE (graph.acceptsMidi());
    EXPECT_TRUE (graph.producesMidi());
    EXPECT_FALSE (graph.hasEditor());
    EXPECT_FALSE (graph.supportsDoublePrecisionProcessing());

    juce::MemoryBlock state;
    graph.getStateInformation (state);
    EXPECT_TRUE (state.isEmpty());
}
} // namespace
} // namespace lopsided::testing
