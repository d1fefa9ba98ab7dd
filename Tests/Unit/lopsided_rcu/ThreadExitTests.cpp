#include "CellTest.h"

#include <memory>

namespace lopsided::test
{
struct ThreadExitTest : CellTest
{
    Cell::Reader reader { cell };

    /** A thread that ends inside a section and leaves its guard behind. */
    std::unique_ptr<Cell::ReadGuard> guardOfADeadThread()
    {
        std::unique_ptr<Cell::ReadGuard> left;
        inAnotherThread ([&] { left = std::make_unique<Cell::ReadGuard> (reader); });
        return left;
    }
};

TEST_F (ThreadExitTest, InsideASectionHoldsUpTheReclaimUntilTheReaderIsForcedOffline)
{
    const auto left = guardOfADeadThread();
    cell.publish (makeTracked (ledger, 2));
    EXPECT_EQ (reclaimer.reclaim(), 0u);
    EXPECT_TRUE (reader.isInside());

    reader.forceOffline();
    EXPECT_FALSE (reader.isInside());
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ThreadExitTest, AGuardThatEndsAfterForceOfflineDoesNotOpenASection)
{
    auto left = guardOfADeadThread();
    reader.forceOffline();
    left.reset();
    cell.publish (makeTracked (ledger, 2));
    EXPECT_FALSE (reader.isInside());
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ThreadExitTest, AGuardThatEndsAfterForceOfflineDoesNotCloseALaterSection)
{
    auto left = guardOfADeadThread();
    reader.forceOffline();
    const ReadGuard guard { reader };
    left.reset();
    cell.publish (makeTracked (ledger, 2));
    EXPECT_TRUE (reader.isInside());
    EXPECT_EQ (reclaimer.reclaim(), 0u);
    EXPECT_EQ (guard->value, 1);
}

TEST_F (ThreadExitTest, ForceOfflineOutsideASectionChangesNothing)
{
    reader.forceOffline();
    reader.forceOffline();

    {
        const ReadGuard guard { reader };
        cell.publish (makeTracked (ledger, 2));
        EXPECT_EQ (reclaimer.reclaim(), 0u);
    }

    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ThreadExitTest, DestroyingTheReaderClosesTheSectionToo)
{
    auto another = std::make_unique<Cell::Reader> (cell);
    auto left = std::make_unique<Cell::ReadGuard> (*another);
    cell.publish (makeTracked (ledger, 2));
    EXPECT_EQ (reclaimer.reclaim(), 0u);

    another->forceOffline();
    left.reset();
    another.reset();
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}
} // namespace lopsided::test
