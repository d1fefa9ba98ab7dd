#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <barrier>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

using TransactionTest = GraphFixture;

TEST_F (TransactionTest, ACommittedNodeIsHeardInTheNextBlock)
{
    EXPECT_EQ (render(), 0.0f);
    insert (makeGain (0.5f));
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (TransactionTest, WithoutACommitNothingChangesAndTheInstanceIsDestroyed)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (0.5f));

    {
        auto edit = graph.edit();
        connectStereo (edit, edit.addNode (makeGain (2.0f, journal)), graph.audioOutput());
    }

    graph.reclaim();
    EXPECT_EQ (graph.model()->nodes().size(), 1u);
    EXPECT_EQ (journal->alive(), 0);
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (TransactionTest, TheFirstFailedEditRefusesTheWholeAndHandsTheInstancesBack)
{
    const auto journal = std::make_shared<Journal>();
    auto edit = graph.edit();
    const auto first = edit.addNode (makeGain (1.0f, journal), "first");
    edit.connect ({ first, 7 }, { graph.audioOutput(), 0 });
    const auto second = edit.addNode (makeGain (1.0f, journal), "second");
    edit.removeNode ({ 4711 });

    auto done = edit.commit (CommitOptions::atOnce());

    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::portOutOfRange);
    EXPECT_THAT (done.error().message, HasSubstr ("first"));
    EXPECT_EQ (done.version(), 0u);

    const auto returned = done.takeInstances();
    ASSERT_EQ (returned.size(), 2u);
    EXPECT_EQ (returned[0].nodeID, first);
    EXPECT_EQ (returned[1].nodeID, second);
    EXPECT_EQ (returned[1].name, "second");
    EXPECT_EQ (journal->alive(), 2);
    EXPECT_TRUE (done.takeInstances().empty());
    EXPECT_TRUE (graph.model()->nodes().empty());
    EXPECT_EQ (graph.statistics().refusedCommits, 1u);
}

TEST_F (TransactionTest, AnInstanceThatWasHandedBackCanBeAddedAgain)
{
    auto edit = graph.edit();
    edit.addNode (makeGain (0.25f));
    edit.removeNode ({ 4711 });
    auto returned = edit.commit (CommitOptions::atOnce()).takeInstances();
    ASSERT_EQ (returned.size(), 1u);

    insert (std::move (returned.front().processor));
    EXPECT_EQ (render(), 0.25f);
}

TEST_F (TransactionTest, InstancesThatAreNotTakenBackAreDestroyedOnTheMessageThread)
{
    const auto journal = std::make_shared<Journal>();
    auto edit = graph.edit();
    edit.addNode (makeGain (1.0f, journal));
    edit.removeNode ({ 4711 });

    std::thread { [&edit] { EXPECT_FALSE (edit.commit (CommitOptions::atOnce()).ok()); } }.join();
    EXPECT_EQ (journal->destroyed, 0);

    graph.reclaim();
    EXPECT_EQ (journal->destroyed, 1);
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (TransactionTest, ACycleIsRefusedNamingItsNodesAndWhatPlaysGoesOn)
{
    insert (makeGain (0.5f));

    auto edit = graph.edit();
    const auto a = edit.addNode (makeGain (1.0f), "hen");
    const auto b = edit.addNode (makeGain (1.0f), "egg");
    connectStereo (edit, a, b);
    connectStereo (edit, b, a);
    connectStereo (edit, b, graph.audioOutput());
    const auto done = edit.commit (CommitOptions::atOnce());

    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::cycle);
    EXPECT_THAT (done.error().nodes, UnorderedElementsAre (a, b));
    EXPECT_THAT (done.error().message, HasSubstr ("hen"));
    EXPECT_THAT (done.error().message, HasSubstr ("egg"));
    EXPECT_THAT (done.error().message, HasSubstr ("connectFeedback"));
    EXPECT_EQ (graph.model()->nodes().size(), 1u);
    EXPECT_EQ (render(), 0.5f);
}

TEST_F (TransactionTest, ACycleIsRefusedBeforeTheGraphIsPreparedToo)
{
    GraphProcessor unprepared;
    auto edit = unprepared.edit();
    const auto a = edit.addNode (makeGain (1.0f));
    const auto b = edit.addNode (makeGain (1.0f));
    connectStereo (edit, a, b);
    connectStereo (edit, b, a);
    EXPECT_EQ (edit.commit (CommitOptions::atOnce()).error().code, GraphError::Code::cycle);
}

TEST_F (TransactionTest, AnOvertakenTransactionIsMadeAgainOnTheCurrentModel)
{
    auto first = graph.edit();
    auto second = graph.edit();
    const auto a = first.addNode (makeGain (0.5f));
    connectStereo (first, graph.audioInput(), a);
    connectStereo (first, a, graph.audioOutput());
    const auto b = second.addNode (makeGain (0.25f));
    connectStereo (second, graph.audioInput(), b);
    connectStereo (second, b, graph.audioOutput());

    EXPECT_EQ (second.commit (CommitOptions::atOnce()).version(), 1u);
    EXPECT_EQ (first.commit (CommitOptions::atOnce()).version(), 2u);
    EXPECT_EQ (graph.model()->nodes().size(), 2u);
    EXPECT_EQ (render(), 0.75f);
}

TEST_F (TransactionTest, AnOvertakenTransactionThatCannotBeMadeAgainIsRefusedWhole)
{
    const auto id = insert (makeGain (0.5f));

    auto overtaken = graph.edit();
    const auto added = overtaken.addNode (makeGain (1.0f), "late");
    overtaken.connect ({ id, 0 }, { added, 0 });

    auto removal = graph.edit();
    removal.removeNode (id);
    ASSERT_TRUE (removal.commit (CommitOptions::atOnce()).ok());

    auto done = overtaken.commit (CommitOptions::atOnce());
    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::unknownNode);
    EXPECT_THAT (done.error().nodes, Contains (id));
    EXPECT_EQ (done.takeInstances().size(), 1u);
    EXPECT_TRUE (graph.model()->nodes().empty());
}

TEST_F (TransactionTest, AnOvertakenTransactionIsRefusedWhereTheCallerWantsIt)
{
    auto overtaken = graph.edit();
    overtaken.addNode (makeGain (1.0f));
    insert (makeGain (0.5f));

    const auto done = overtaken.commit ({ .whenOvertaken = WhenOvertaken::refuse });
    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::overtaken);
    EXPECT_EQ (graph.model()->nodes().size(), 1u);
}

TEST_F (TransactionTest, ASecondCommitIsRefused)
{
    auto edit = graph.edit();
    edit.addNode (makeGain (1.0f));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (edit.commit (CommitOptions::atOnce()).error().code, GraphError::Code::alreadyCommitted);
    EXPECT_EQ (graph.model()->nodes().size(), 1u);
}

TEST_F (TransactionTest, ATransactionThatOutlivesItsGraphIsRefusedAndKeepsItsInstances)
{
    const auto journal = std::make_shared<Journal>();
    auto owned = std::make_unique<GraphProcessor>();
    auto edit = owned->edit();
    edit.addNode (makeGain (1.0f, journal));
    owned.reset();

    auto done = edit.commit (CommitOptions::atOnce());
    ASSERT_FALSE (done.ok());
    EXPECT_EQ (done.error().code, GraphError::Code::graphGone);
    EXPECT_EQ (done.takeInstances().size(), 1u);
    EXPECT_EQ (journal->alive(), 0);
}

TEST_F (TransactionTest, AnIdIsNeverGivenTwice)
{
    const auto first = insert (makeGain (1.0f));
    auto removal = graph.edit();
    removal.removeNode (first);
    ASSERT_TRUE (removal.commit (CommitOptions::atOnce()).ok());

    auto wanting = graph.edit();
    EXPECT_EQ (wanting.addNode (makeGain (1.0f), {}, { 1000 }), (NodeID { 1000 }));
    ASSERT_TRUE (wanting.commit (CommitOptions::atOnce()).ok());

    EXPECT_GT (insert (makeGain (1.0f)), (NodeID { 1000 }));
}

TEST_F (TransactionTest, AnIdThatIsTakenIsRefused)
{
    const auto id = insert (makeGain (1.0f));
    auto edit = graph.edit();
    edit.addNode (makeGain (1.0f), {}, id);
    EXPECT_EQ (edit.commit (CommitOptions::atOnce()).error().code, GraphError::Code::duplicateNode);
}

TEST_F (TransactionTest, WithoutAProcessorANodeIsRefused)
{
    auto edit = graph.edit();
    edit.addNode (nullptr);
    auto done = edit.commit (CommitOptions::atOnce());
    EXPECT_EQ (done.error().code, GraphError::Code::missingProcessor);
    EXPECT_TRUE (done.takeInstances().empty());
}

TEST_F (TransactionTest, AReplacedNodeKeepsItsConnectionsAndItsName)
{
    const auto id = insert (makeGain (0.5f));
    auto edit = graph.edit();
    edit.replaceNode (id, makeGain (0.25f));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    EXPECT_EQ (render(), 0.25f);
    EXPECT_EQ (graph.model()->findNode (id)->name, "gain");
}

TEST_F (TransactionTest, CommitsFromSeveralThreadsAtOnceLoseNone)
{
    constexpr int numThreads = 4;
    constexpr int numPerThread = 25;

    std::vector<std::vector<Transaction>> edits (numThreads);

    for (auto& ofThread : edits)
        for (int i = 0; i < numPerThread; ++i)
        {
            auto edit = graph.edit();
            const auto id = edit.addNode (makeGain (1.0f / 128.0f));
            connectStereo (edit, graph.audioInput(), id);
            connectStereo (edit, id, graph.audioOutput());
            ofThread.push_back (std::move (edit));
        }

    std::barrier start { numThreads };
    std::vector<std::thread> threads;

    for (auto& ofThread : edits)
        threads.emplace_back ([&start, &ofThread] {
            start.arrive_and_wait();

            for (auto& edit : ofThread)
                EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        });

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (graph.statistics().commits, numThreads * numPerThread);
    EXPECT_EQ (graph.model()->nodes().size(), std::size_t { numThreads * numPerThread });
    EXPECT_EQ (render(), numThreads * numPerThread / 128.0f);
}
} // namespace
} // namespace lopsided::testing
