#include "CellTest.h"

#include <barrier>
#include <chrono>
#include <future>
#include <optional>
#include <type_traits>

namespace lopsided::test
{
using ReadGuardTest = CellTest;

TEST_F (ReadGuardTest, BorrowsTheCurrentObject)
{
    Cell::Reader reader { cell };
    const ReadGuard guard { reader };

    ASSERT_TRUE (static_cast<bool> (guard));
    EXPECT_EQ (guard->value, 1);
    EXPECT_EQ ((*guard).value, 1);
    EXPECT_EQ (guard.get(), cell.current().get());
    EXPECT_EQ (guard.number(), cell.version());
}

TEST_F (ReadGuardTest, IsFalseWhileTheCellIsEmpty)
{
    Cell empty { reclaimer };
    Cell::Reader reader { empty };

    {
        const ReadGuard guard { reader };
        EXPECT_FALSE (static_cast<bool> (guard));
        EXPECT_EQ (guard.get(), nullptr);
    }

    empty.publish (makeTracked (ledger, 5));
    const ReadGuard guard { reader };
    ASSERT_TRUE (static_cast<bool> (guard));
    EXPECT_EQ (guard->value, 5);
}

TEST_F (ReadGuardTest, GoesOnSeeingItsVersionAfterAPublish)
{
    Cell::Reader reader { cell };
    const ReadGuard guard { reader };
    cell.publish (makeTracked (ledger, 2));
    reclaimer.reclaim();
    EXPECT_EQ (guard->value, 1);
}

TEST_F (ReadGuardTest, NestsAndKeepsBothVersionsUntilTheOutermostEnds)
{
    Cell::Reader reader { cell };

    {
        const ReadGuard outer { reader };
        cell.publish (makeTracked (ledger, 2));

        {
            const ReadGuard inner { reader };
            EXPECT_EQ (inner->value, 2);
            cell.publish (makeTracked (ledger, 3));
        }

        EXPECT_TRUE (reader.isInside());
        EXPECT_EQ (reclaimer.reclaim(), 0u);
        EXPECT_EQ (outer->value, 1);
        EXPECT_EQ (ledger.alive(), 3);
    }

    EXPECT_FALSE (reader.isInside());
    EXPECT_EQ (reclaimer.reclaim(), 2u);
}

TEST_F (ReadGuardTest, MayEndBeforeTheOneInsideIt)
{
    Cell::Reader reader { cell };
    std::optional<Cell::ReadGuard> first, second;
    first.emplace (reader);
    second.emplace (reader);
    cell.publish (makeTracked (ledger, 2));

    first.reset();
    reclaimer.reclaim();
    EXPECT_EQ ((*second)->value, 1);

    second.reset();
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ReadGuardTest, CanBeNeitherCopiedNorMoved)
{
    EXPECT_FALSE (std::is_copy_constructible_v<Cell::ReadGuard>);
    EXPECT_FALSE (std::is_move_constructible_v<Cell::ReadGuard>);
    EXPECT_FALSE (std::is_move_constructible_v<Cell::Reader>);
}

TEST_F (ReadGuardTest, WorksWhenItsReaderMovesFromThreadToThread)
{
    Cell::Reader reader { cell };

    for (int i = 2; i < 10; ++i)
    {
        inAnotherThread ([&reader, i] {
            const ReadGuard guard { reader };
            EXPECT_EQ (guard->value, i - 1);
        });

        cell.publish (makeTracked (ledger, i));
        EXPECT_EQ (reclaimer.reclaim(), 1u);
    }

    EXPECT_EQ (ledger.alive(), 1);
}

// The case in which a writer that waits for "no reader inside" starves.
TEST_F (ReadGuardTest, SectionsThatAlwaysOverlapHoldUpNeitherPublishNorReclaim)
{
    Cell::Reader first { cell }, second { cell };
    std::optional<Cell::ReadGuard> inFirst, inSecond;
    inFirst.emplace (first);
    std::size_t numReclaimed = 0;

    for (int i = 0; i < 50; ++i)
    {
        cell.publish (makeTracked (ledger, i));
        inSecond.emplace (second);
        numReclaimed += reclaimer.reclaim();
        inFirst.reset(); // at every moment one of the two is inside
        numReclaimed += reclaimer.reclaim();
        cell.publish (makeTracked (ledger, i));
        inFirst.emplace (first);
        numReclaimed += reclaimer.reclaim();
        inSecond.reset();
        numReclaimed += reclaimer.reclaim();

        EXPECT_LE (ledger.alive(), 5) << "in round " << i;
    }

    EXPECT_GE (numReclaimed, 90u);
}

TEST_F (ReadGuardTest, SynchronizeWaitsForTheSectionThatWasOpen)
{
    std::barrier inside { 2 };
    std::atomic<bool> mayLeave { false }, hasLeft { false };

    std::thread consumer ([&] {
        Cell::Reader reader { cell };

        {
            const ReadGuard guard { reader };
            inside.arrive_and_wait();
            mayLeave.wait (false);
            hasLeft = true;
        }
    });

    inside.arrive_and_wait();
    auto done = std::async (std::launch::async, [this] { cell.synchronize(); });
    EXPECT_EQ (done.wait_for (std::chrono::milliseconds (50)), std::future_status::timeout)
        << "it returned while the section was open";

    mayLeave = true;
    mayLeave.notify_one();
    done.get();
    EXPECT_TRUE (hasLeft);
    consumer.join();
}

TEST_F (ReadGuardTest, SynchronizeReturnsAtOnceWhenNobodyIsInside)
{
    Cell::Reader reader { cell };
    cell.synchronize();
    EXPECT_FALSE (reader.isInside());
}
} // namespace lopsided::test
