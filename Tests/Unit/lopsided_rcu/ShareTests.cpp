#include "CellTest.h"

#include <memory>
#include <type_traits>
#include <vector>

namespace lopsided::test
{
struct ShareTest : CellTest
{
    Cell::Reader reader { cell };
};

TEST_F (ShareTest, KeepsAStaleVersionForAsLongAsItLives)
{
    auto share = reader.share();

    for (int i = 2; i <= 100; ++i)
        cell.publish (makeTracked (ledger, i));

    EXPECT_EQ (reclaimer.reclaim(), 98u);
    EXPECT_EQ (share->value, 1);
    EXPECT_EQ ((*share).value, 1);
    EXPECT_EQ (ledger.alive(), 2);

    share.reset();
    EXPECT_FALSE (static_cast<bool> (share));
    EXPECT_EQ (ledger.alive(), 2) << "dropping a share must not destroy";
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (ledger.alive(), 1);
}

TEST_F (ShareTest, IsNeverTheLastOwnerSoTheConsumerNeverDestroys)
{
    auto consumerId = OwnerId();
    cell.publish (makeTracked (ledger, 2));

    inAnotherThread ([&] {
        consumerId = OwnerId::current();
        auto share = reader.share();
        inAnotherThread ([&] {
            cell.publish (makeTracked (ledger, 3));
            reclaimer.reclaim();
            reclaimer.reclaim();
        });
        const auto copy = share;
        share.reset();
        EXPECT_EQ (copy->value, 2);
    });

    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (ledger.destroyed, 2);
    EXPECT_FALSE (ledger.destroyedBy (consumerId));
}

TEST_F (ShareTest, CanBeTakenInsideAndOutsideASection)
{
    const auto outside = reader.share();
    EXPECT_FALSE (reader.isInside());

    const ReadGuard guard { reader };
    const auto inside = reader.share();
    EXPECT_TRUE (reader.isInside());
    EXPECT_EQ (inside.get(), guard.get());
    EXPECT_EQ (outside.get(), guard.get());
}

TEST_F (ShareTest, EachCopyCounts)
{
    auto first = reader.share();
    auto second = first;
    auto third = std::move (first);
    cell.publish (makeTracked (ledger, 2));

    second.reset();
    EXPECT_EQ (reclaimer.reclaim(), 0u);
    EXPECT_EQ (third->value, 1);
    third.reset();
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ShareTest, OfAnEmptyCellIsFalse)
{
    Cell empty { reclaimer };
    Cell::Reader readerOfEmpty { empty };
    EXPECT_FALSE (static_cast<bool> (readerOfEmpty.share()));
}

TEST_F (ShareTest, GivesOutNoOwningPointerAndNoWeakOne)
{
    EXPECT_FALSE ((std::is_convertible_v<Share<Tracked>, std::shared_ptr<const Tracked>>));
    EXPECT_FALSE ((std::is_convertible_v<Share<Tracked>, std::weak_ptr<const Tracked>>));
    EXPECT_FALSE ((std::is_constructible_v<std::shared_ptr<const Tracked>, Share<Tracked>>));
    EXPECT_FALSE ((std::is_constructible_v<std::weak_ptr<const Tracked>, Share<Tracked>>));

    struct Leaky : std::enable_shared_from_this<Leaky>
    {};

    EXPECT_TRUE (OffersWeakPointer<Leaky>) << "RcuCell has to refuse this type";
    EXPECT_FALSE (OffersWeakPointer<Tracked>);
}

TEST_F (ShareTest, AProducersOwnPointerHoldsUpTheDestructionToo)
{
    auto kept = cell.current();
    cell.publish (makeTracked (ledger, 2));
    EXPECT_EQ (reclaimer.reclaim(), 0u);
    kept.reset();
    EXPECT_EQ (ledger.destroyed, 0) << "the dead list drops last";
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST_F (ShareTest, OfAPointerWithoutAnOwnerDoesNotHoldUpTheReclaim)
{
    Tracked onStack { ledger, 9 };
    cell.publish (std::shared_ptr<const Tracked> { std::shared_ptr<const Tracked>(), &onStack });
    EXPECT_EQ (reader.share()->value, 9);
    cell.publish (makeTracked (ledger, 10));
    EXPECT_EQ (reclaimer.reclaim(), 2u);
    EXPECT_EQ (onStack.value, 9);
}
} // namespace lopsided::test
