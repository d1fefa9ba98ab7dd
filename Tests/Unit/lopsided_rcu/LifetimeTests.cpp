#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <gtest/gtest.h>

#include <barrier>
#include <chrono>
#include <memory>
#include <optional>

namespace lopsided::test
{
using namespace std::chrono_literals;
using Cell = RcuCell<Tracked>;

TEST (RcuLifetime, ACellMayEndWhileAReaderIsInsideAndTheReaderNeverDestroys)
{
    Ledger ledger;
    Reclaimer reclaimer;
    auto cell = std::make_unique<Cell> (reclaimer, makeTracked (ledger, 1));
    std::barrier step { 2 };
    auto consumerId = OwnerId();

    std::thread consumer ([&] {
        consumerId = OwnerId::current();
        Cell::Reader reader { *cell };

        {
            const ReadGuard guard { reader };
            step.arrive_and_wait(); // inside
            step.arrive_and_wait(); // the cell is gone
            EXPECT_EQ (guard->value, 1);
            const auto share = reader.share();
            EXPECT_FALSE (static_cast<bool> (share)) << "what a closed cell has to offer is nothing";
        }

        const ReadGuard later { reader };
        EXPECT_FALSE (static_cast<bool> (later));
        EXPECT_EQ (later.number(), 0u);
        step.arrive_and_wait(); // outside again
        step.arrive_and_wait(); // the producer has looked
    });

    step.arrive_and_wait();
    cell.reset();
    EXPECT_EQ (reclaimer.reclaim(), 0u);
    EXPECT_EQ (ledger.alive(), 1);
    step.arrive_and_wait();
    step.arrive_and_wait();
    EXPECT_EQ (ledger.destroyed, 0) << "the reader has left, and has destroyed nothing";
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    step.arrive_and_wait();
    consumer.join();
    EXPECT_FALSE (ledger.destroyedBy (consumerId));
}

TEST (RcuLifetime, TheDeadOutliveTheirCellAndTheirReaders)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Share<Tracked> share;

    {
        Cell cell { reclaimer, makeTracked (ledger, 1) };
        Cell::Reader reader { cell };
        share = reader.share();
        cell.publish (makeTracked (ledger, 2));
    }

    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (share->value, 1);
    share.reset();
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (ledger.alive(), 0);
}

TEST (RcuLifetime, TheEndOfTheReclaimerDestroysWhatIsLeft)
{
    Ledger ledger;

    {
        Reclaimer reclaimer;
        Cell cell { reclaimer, makeTracked (ledger, 1) };
        cell.publish (makeTracked (ledger, 2));
    }

    EXPECT_EQ (ledger.made, 2);
    EXPECT_EQ (ledger.alive(), 0);
}

TEST (RcuLifetime, TheEndOfTheReclaimerWaitsForAnOpenSectionAndAShare)
{
    Ledger ledger;
    auto reclaimer = std::make_unique<Reclaimer>();
    std::optional<Cell> cell;
    cell.emplace (*reclaimer, makeTracked (ledger, 1));
    std::barrier inside { 2 };
    std::atomic<bool> mayLeave { false }, isDone { false };
    auto consumerId = OwnerId();

    std::thread consumer ([&] {
        consumerId = OwnerId::current();
        Cell::Reader reader { *cell };
        auto share = reader.share();

        {
            const ReadGuard guard { reader };
            inside.arrive_and_wait();
            mayLeave.wait (false);
            EXPECT_EQ (guard->value, 1);
        }

        EXPECT_EQ (share->value, 1);
        isDone = true;
        share.reset();
    });

    inside.arrive_and_wait();
    cell.reset();
    EXPECT_FALSE (reclaimer->drain (1ms)) << "drain tells before";
    mayLeave = true;
    mayLeave.notify_one();
    reclaimer.reset();
    EXPECT_TRUE (isDone);
    EXPECT_EQ (ledger.alive(), 0);
    EXPECT_FALSE (ledger.destroyedBy (consumerId));
    consumer.join();
}

TEST (RcuLifetime, ACellThatOutlivesItsReclaimerSeesToItsDeadItself)
{
    Ledger ledger;

    {
        std::optional<Reclaimer> reclaimer { std::in_place };
        Cell cell { *reclaimer, makeTracked (ledger, 1) };
        cell.publish (makeTracked (ledger, 2));
        reclaimer.reset();
        EXPECT_EQ (ledger.alive(), 1);
        cell.publish (makeTracked (ledger, 3));
    }

    EXPECT_EQ (ledger.alive(), 0);
}

TEST (RcuLifetime, AReaderMayBeMadeAndEndWhileOthersAreInside)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 1) };
    Cell::Reader stays { cell };
    const ReadGuard guard { stays };

    for (int i = 0; i < 20; ++i)
    {
        Cell::Reader comesAndGoes { cell };
        const ReadGuard inner { comesAndGoes };
        cell.publish (makeTracked (ledger, i));
        reclaimer.reclaim();
        EXPECT_NE (inner->value, Tracked::poison);
    }

    EXPECT_EQ (guard->value, 1);
}

// A slot that changes hands goes on counting: the new reader's section is not the one that was waited for.
TEST (RcuLifetime, ANewReaderInAnOldSlotDoesNotHoldUpWhatTheOldOneDid)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 1) };

    {
        Cell::Reader reader { cell };
        const ReadGuard guard { reader };
        cell.publish (makeTracked (ledger, 2));
        EXPECT_EQ (reclaimer.reclaim(), 0u);
    }

    Cell::Reader successor { cell };
    const ReadGuard guard { successor };
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (guard->value, 2);
}
} // namespace lopsided::test
