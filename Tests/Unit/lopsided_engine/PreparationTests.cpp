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

std::unique_ptr<juce::AudioProcessor> makeThrowingInPrepare()
{
    ScriptedProcessor::Script script;
    script.name = "thrower";
    script.prepare = [] (auto&, double, int) { throw std::runtime_error ("no such rate"); };
    return std::make_unique<ScriptedProcessor> (script);
}

TEST_F (PreparationTest, AProcessorThatThrowsInPrepareIsRefusedWithItsReasonAndHandedBack)
{
    auto edit = graph.edit();
    const auto id = edit.addNode (makeThrowingInPrepare());
    auto done = edit.commit (CommitOptions::atOnce());

    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::processorFailed);
    EXPECT_THAT (done.error().nodes, ElementsAre (id));
    EXPECT_THAT (done.error().message, HasSubstr ("thrower"));
    EXPECT_THAT (done.error().message, HasSubstr ("no such rate"));
    EXPECT_EQ (done.takeInstances().size(), 1u);
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

    std::thread { [&edit] { EXPECT_EQ (edit.commit (CommitOptions::atOnce()).error().code, GraphError::Code::wrongThread); } }.join();
}
} // namespace
} // namespace lopsided::testing
