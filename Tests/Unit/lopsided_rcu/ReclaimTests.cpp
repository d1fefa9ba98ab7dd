#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <gtest/gtest.h>

#include <chrono>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

namespace lopsided::test
{
using namespace std::chrono_literals;
using Cell = RcuCell<Tracked>;

struct ReclaimTest : ::testing::Test
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 0) };

    void publishMany (int howMany)
    {
        for (int i = 0; i < howMany; ++i)
            cell.publish (makeTracked (ledger, i));
    }
};

TEST_F (ReclaimTest, OneCallFreesEverythingWhenNoSectionIsOpen)
{
    Cell::Reader reader { cell };
    publishMany (1000);
    EXPECT_EQ (ledger.destroyed, 0) << "publish itself destroys nothing";
    EXPECT_EQ (reclaimer.reclaim(), 1000u);
    EXPECT_EQ (ledger.alive(), 1);
    EXPECT_EQ (reclaimer.reclaim(), 0u);
}

TEST_F (ReclaimTest, KeepsAnObjectWhileAReadGuardIsOpen)
{
    Cell::Reader reader { cell };

    {
        const ReadGuard guard { reader };
        publishMany (3);
        EXPECT_EQ (reclaimer.reclaim(), 0u);
        EXPECT_EQ (reclaimer.reclaim(), 0u);
        EXPECT_EQ (guard->value, 0);
    }

    EXPECT_EQ (reclaimer.reclaim(), 3u);
}

TEST_F (ReclaimTest, DoesNotWaitForASectionThatBeganAfterTheRetirement)
{
    Cell::Reader early { cell }, late { cell };
    auto first = std::make_unique<Cell::ReadGuard> (early);
    publishMany (1);
    EXPECT_EQ (reclaimer.reclaim(), 0u); // the grace period of the first object counts from here

    const ReadGuard guard { late };
    first.reset();
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (guard->value, 0);
    EXPECT_EQ (ledger.alive(), 1);
}

TEST_F (ReclaimTest, OfOneCellLeavesTheOthersAlone)
{
    Cell other { reclaimer, makeTracked (ledger) };
    other.publish (makeTracked (ledger));
    publishMany (2);
    EXPECT_EQ (cell.reclaim(), 2u);
    EXPECT_EQ (other.counters().reclaimed, 0u);
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ReclaimTest, StopsAtItsBudgetAndGoesOnTheNextTime)
{
    publishMany (20);
    EXPECT_EQ (reclaimer.reclaim (0us), 1u) << "at least one, or it would never end";
    EXPECT_EQ (reclaimer.reclaim (0us), 1u);
    EXPECT_EQ (reclaimer.counters().reclaimed, 2u);
    EXPECT_EQ (reclaimer.reclaim(), 18u);
}

TEST_F (ReclaimTest, WithABudgetComesToEveryCellInTurn)
{
    Cell other { reclaimer, makeTracked (ledger) };
    publishMany (10);
    other.publish (makeTracked (ledger));
    reclaimer.reclaim (0us);
    reclaimer.reclaim (0us);
    EXPECT_EQ (cell.counters().reclaimed, 1u);
    EXPECT_EQ (other.counters().reclaimed, 1u);
}

TEST_F (ReclaimTest, WithABudgetPassesBySharedObjects)
{
    Cell::Reader reader { cell };
    const auto share = reader.share();
    publishMany (5);

    for (int i = 0; i < 10; ++i)
        reclaimer.reclaim (0us);

    EXPECT_EQ (cell.counters().reclaimed, 4u);
    EXPECT_EQ (share->value, 0);
}

TEST_F (ReclaimTest, LetsADestructorPublishAndReclaim)
{
    std::size_t inner = 0;
    auto first = makeTracked (ledger, 1);
    first->atEnd = [this, &inner] {
        cell.publish (makeTracked (ledger, 3));
        inner = reclaimer.reclaim();
    };

    cell.publish (std::move (first));
    cell.publish (makeTracked (ledger, 2));
    EXPECT_EQ (reclaimer.reclaim(), 2u); // the initial object and the first; inside it, the second
    EXPECT_EQ (inner, 1u);
    EXPECT_EQ (cell.current()->value, 3);
    EXPECT_EQ (ledger.alive(), 1);
}

TEST_F (ReclaimTest, LetsADestructorDestroyAnotherCell)
{
    auto inner = std::make_shared<Cell> (reclaimer, makeTracked (ledger, 7));
    auto owner = makeTracked (ledger, 1);
    owner->atEnd = [inner = std::exchange (inner, nullptr)]() mutable { inner.reset(); };
    cell.publish (std::move (owner));
    cell.publish (makeTracked (ledger, 2));

    EXPECT_TRUE (reclaimer.drain (1000ms));
    EXPECT_EQ (ledger.alive(), 1);
}

TEST_F (ReclaimTest, DestroysEachObjectExactlyOnceWhenManyThreadsReclaim)
{
    constexpr int numThreads = 4, numRounds = 300;
    std::latch start { numThreads };
    std::atomic<std::size_t> numReclaimed { 0 };
    std::vector<std::thread> threads;

    for (int i = 0; i < numThreads; ++i)
    {
        threads.emplace_back ([&, i] {
            Cell::Reader reader { cell };
            start.arrive_and_wait();

            for (int round = 0; round < numRounds; ++round)
            {
                cell.publish (makeTracked (ledger, round));
                const ReadGuard guard { reader };
                numReclaimed += i % 2 == 0 ? cell.reclaim() : reclaimer.reclaim();
                EXPECT_NE (guard->value, Tracked::poison);
            }
        });
    }

    for (auto& thread : threads)
        thread.join();

    numReclaimed += reclaimer.reclaim();
    EXPECT_EQ (numReclaimed, static_cast<std::size_t> (numThreads * numRounds));
    EXPECT_EQ (ledger.destroyed, numThreads * numRounds);
    EXPECT_EQ (ledger.alive(), 1);
}

TEST_F (ReclaimTest, DrainSaysWhetherEverythingIsGone)
{
    Cell::Reader reader { cell };
    publishMany (3);

    {
        const ReadGuard guard { reader };
        publishMany (1);
        EXPECT_FALSE (reclaimer.drain (1ms));
        EXPECT_GT (ledger.alive(), 1);
    }

    EXPECT_TRUE (reclaimer.drain (std::chrono::milliseconds::max()));
    EXPECT_EQ (ledger.alive(), 1);
}

TEST_F (ReclaimTest, KeepsTheNodesForLaterPublishesWithoutLosingOne)
{
    for (int round = 0; round < 5; ++round)
    {
        publishMany (300); // more than a cell keeps spare nodes for
        EXPECT_EQ (reclaimer.reclaim(), 300u);
        EXPECT_EQ (ledger.alive(), 1);
        EXPECT_EQ (cell.current()->value, 299);
    }
}
} // namespace lopsided::test
