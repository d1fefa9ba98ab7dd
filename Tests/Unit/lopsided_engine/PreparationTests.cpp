// Who prepares an instance, when, and what happens where that fails.
#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <memory>
#include <stdexcept>
#include <thread>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using PreparationTest = GraphFixture;

/** Throws when it is prepared, for as long as it is told to. */
std::unique_ptr<juce::AudioProcessor> makeThrowingInPrepare (
    std::shared_ptr<bool> isBad = std::make_shared<bool> (true),
    std::shared_ptr<Journal> journal = std::make_shared<Journal>())
{
    ScriptedProcessor::Script script;
    script.name = "thrower";
    script.process = [] (auto& audio, auto&) { audio.applyGain (0.25f); };
    script.prepare = [isBad] (auto&, double, int) {
        if (*isBad)
            throw std::runtime_error ("no such rate");
    };
    script.journal = std::move (journal);
    return std::make_unique<ScriptedProcessor> (script);
}

/** A graph that plays a gain of 1/2, to which a transaction adds a processor that throws, beside it and behind another. */
class LeftOutTest : public GraphFixture
{
protected:
    LeftOutTest()
    {
        insert (makeGain (0.5f));
        EXPECT_EQ (render(), 0.5f);
    }

    CommitResult addThrower (CommitOptions options = CommitOptions::atOnce())
    {
        auto edit = graph.edit();
        before = edit.addNode (makeGain (1.0f), "before");
        thrower = edit.addNode (makeThrowingInPrepare (isBad, journal), "Reverb");
        connectStereo (edit, graph.audioInput(), before);
        connectStereo (edit, before, thrower);
        connectStereo (edit, thrower, graph.audioOutput());
        return edit.commit (options);
    }

    const std::shared_ptr<bool> isBad = std::make_shared<bool> (true);
    const std::shared_ptr<Journal> journal = std::make_shared<Journal>();
    NodeID before;
    NodeID thrower;
};

TEST_F (LeftOutTest, AProcessorThatThrowsInPrepareKeepsItsPlaceAndIsReportedByName)
{
    const auto done = addThrower();
    ASSERT_TRUE (done.ok());
    ASSERT_EQ (done.leftOut().size(), 1u);
    EXPECT_EQ (done.leftOut().front().code, GraphError::Code::processorFailed);
    EXPECT_THAT (done.leftOut().front().nodes, ElementsAre (thrower));
    EXPECT_THAT (done.leftOut().front().message, HasSubstr ("Reverb"));
    EXPECT_THAT (done.leftOut().front().message, HasSubstr ("no such rate"));

    EXPECT_EQ (graph.model()->nodes().size(), 3u);
    EXPECT_EQ (graph.model()->connections().size(), 10u);
    ASSERT_EQ (graph.preparationErrors().size(), 1u);
    EXPECT_EQ (graph.preparationErrors().front().message, done.leftOut().front().message);
    EXPECT_EQ (render(), 0.5f) << "it is silent, and what plays beside it goes on";
    EXPECT_EQ (journal->prepared, 1) << "and is not tried again by a commit";
}

TEST_F (LeftOutTest, NobodyIsReportedWhereNothingThrows)
{
    *isBad = false;
    const auto done = addThrower();
    ASSERT_TRUE (done.ok());
    EXPECT_TRUE (done.leftOut().empty());
    EXPECT_TRUE (graph.preparationErrors().empty());
    EXPECT_EQ (render(), 0.75f);
}

TEST_F (LeftOutTest, OtherCommitsTryItNoMore)
{
    ASSERT_TRUE (addThrower().ok());
    auto edit = graph.edit();
    connectStereo (edit, graph.audioInput(), thrower);
    const auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_TRUE (done.ok());
    EXPECT_TRUE (done.leftOut().empty());
    EXPECT_EQ (journal->prepared, 1);
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (LeftOutTest, TheNextPrepareToPlayTriesAgain)
{
    ASSERT_TRUE (addThrower().ok());
    *isBad = false;
    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_TRUE (graph.preparationErrors().empty());
    EXPECT_EQ (render(), 0.75f);
}

TEST_F (LeftOutTest, ARequestTriesAgainWhileTheGraphPlays)
{
    ASSERT_TRUE (addThrower().ok());

    const auto takeTurns = [this] {
        for (int block = 0; block < 60; ++block)
        {
            render();
            graph.reclaim();
        }
    };

    ASSERT_TRUE (graph.reprepare (thrower).has_value());
    takeTurns();
    EXPECT_EQ (render(), 0.5f) << "it has thrown again";
    EXPECT_EQ (graph.preparationErrors().size(), 2u);

    *isBad = false;
    ASSERT_TRUE (graph.reprepare (thrower).has_value());
    takeTurns();
    EXPECT_EQ (render(), 0.75f);
}

TEST_F (LeftOutTest, AReplacementThatThrowsIsLeftOutInItsPlace)
{
    const auto id = graph.model()->nodes().begin()->id;
    auto edit = graph.edit();
    edit.replaceNode (id, makeThrowingInPrepare (isBad));
    const auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_TRUE (done.ok());
    ASSERT_EQ (done.leftOut().size(), 1u);
    EXPECT_THAT (done.leftOut().front().nodes, ElementsAre (id));
    EXPECT_EQ (render(), 0.0f);
    EXPECT_EQ (graph.model()->connections().size(), 4u);
}

TEST_F (LeftOutTest, OneThatThrowsOnlyForTheNewRateIsLeftOutByTheCommitThatPreparesItAgain)
{
    *isBad = false;
    auto edit = graph.edit();
    const auto id = edit.addNode (makeThrowingInPrepare (isBad), "late");
    graph.prepareToPlay (96000.0, blockSize);
    *isBad = true;
    const auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_TRUE (done.ok());
    ASSERT_EQ (done.leftOut().size(), 1u);
    EXPECT_THAT (done.leftOut().front().nodes, ElementsAre (id));
}

TEST_F (LeftOutTest, OneThatIsHandedBackBecauseOfAnotherErrorIsNotSuspendedAnyMore)
{
    auto edit = graph.edit();
    edit.addNode (makeThrowingInPrepare (isBad));
    edit.removeNode ({ 4711 });
    auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_FALSE (done.ok());
    EXPECT_TRUE (done.leftOut().empty());
    const auto returned = done.takeInstances();
    ASSERT_EQ (returned.size(), 1u);
    EXPECT_FALSE (returned.front().processor->isSuspended());
}

TEST_F (LeftOutTest, WhoeverWantsItHasSuchATransactionRefusedAndGetsItsInstancesBack)
{
    auto edit = graph.edit (WhenPreparationFails::refuse);
    const auto id = edit.addNode (makeThrowingInPrepare());
    auto done = edit.commit (CommitOptions::atOnce());

    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::processorFailed);
    EXPECT_THAT (done.error().nodes, ElementsAre (id));
    EXPECT_THAT (done.error().message, HasSubstr ("thrower"));
    EXPECT_THAT (done.error().message, HasSubstr ("no such rate"));
    EXPECT_EQ (done.takeInstances().size(), 1u);
    EXPECT_EQ (graph.model()->nodes().size(), 1u);
}

TEST_F (PreparationTest, APluginIsNotPreparedOffTheMessageThread)
{
    const auto journal = std::make_shared<Journal>();

    std::thread { [&] {
        auto edit = graph.edit();
        edit.addNode (makeGain (1.0f, journal));
        EXPECT_EQ (edit.commit (CommitOptions::atOnce()).error().code, GraphError::Code::wrongThread);
    } }.join();

    EXPECT_EQ (journal->prepared, 0);
}

TEST_F (PreparationTest, APreparedTransactionCommitsFromAnyThread)
{
    auto edit = graph.edit();
    const auto id = edit.addNode (makeGain (0.5f));
    connectStereo (edit, graph.audioInput(), id);
    connectStereo (edit, id, graph.audioOutput());

    std::thread { [&edit] { EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok()); } }.join();
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (PreparationTest, AnInstanceThatWasPreparedForAnOldRateIsPreparedAgainByTheMessageThread)
{
    const auto journal = std::make_shared<Journal>();
    auto edit = graph.edit();
    edit.addNode (makeGain (1.0f, journal));
    graph.prepareToPlay (96000.0, 128);

    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (journal->rate, 96000.0);
    EXPECT_EQ (journal->block, 128);
    EXPECT_EQ (journal->prepared, 2);
    EXPECT_EQ (journal->released, 1);
}

TEST_F (PreparationTest, AnInstanceThatWasPreparedForAnOldRateIsRefusedElsewhere)
{
    auto edit = graph.edit();
    edit.addNode (makeGain (1.0f));
    graph.prepareToPlay (96000.0, 128);

    std::thread { [&edit] {
        EXPECT_EQ (edit.commit (CommitOptions::atOnce()).error().code, GraphError::Code::wrongThread);
    } }.join();
}
} // namespace
} // namespace lopsided::testing
