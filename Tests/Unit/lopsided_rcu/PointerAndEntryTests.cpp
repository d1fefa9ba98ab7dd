#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <boost/make_shared.hpp>
#include <boost/shared_ptr.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace lopsided::test
{
/** Every kind of shared pointer with every kind of entry. */
template <typename PointerKind, typename EntryKind>
struct Kinds
{
    using Pointer = PointerKind;
    using Entry = EntryKind;
};

template <typename Kind>
struct RcuKindsTest : ::testing::Test
{
    using Pointer = typename Kind::Pointer;
    using Cell = RcuCell<Tracked, Pointer, typename Kind::Entry>;

    Pointer make (int value) { return Pointer { new Tracked { ledger, value } }; }

    Ledger ledger;
    Reclaimer reclaimer;
};

using StdPointer = std::shared_ptr<const Tracked>;
using BoostPointer = boost::shared_ptr<const Tracked>;

using AllKinds = ::testing::Types<Kinds<StdPointer, SeqCstEntry>, Kinds<StdPointer, MembarrierEntry>,
                                  Kinds<BoostPointer, SeqCstEntry>, Kinds<BoostPointer, MembarrierEntry>>;

TYPED_TEST_SUITE (RcuKindsTest, AllKinds);

TYPED_TEST (RcuKindsTest, PublishReadShareUpdateAndReclaimWork)
{
    typename TestFixture::Cell cell { this->reclaimer, this->make (1) };
    Reader reader { cell };

    {
        const ReadGuard guard { reader };
        cell.publish (this->make (2));
        EXPECT_EQ (this->reclaimer.reclaim(), 0u);
        EXPECT_EQ (guard->value, 1);
    }

    auto share = reader.share();
    EXPECT_EQ (cell.update ([] (Tracked& object) { object.value += 10; }), 3u);
    EXPECT_EQ (this->reclaimer.reclaim(), 1u);
    EXPECT_EQ (share->value, 2);
    EXPECT_EQ (cell.current()->value, 12);
    share.reset();
    EXPECT_EQ (this->reclaimer.reclaim(), 1u);
    EXPECT_EQ (this->ledger.alive(), 1);
}

TYPED_TEST (RcuKindsTest, ReadersNeverSeeADestroyedObjectAndNeverDestroyOne)
{
    constexpr int numReaders = 2, numPublishes = 3000;
    std::atomic<bool> isOver { false };
    std::atomic<int> numPoisoned { 0 };
    std::vector<OwnerId> readerIds (numReaders);
    std::latch start { numReaders + 1 };
    typename TestFixture::Cell cell { this->reclaimer, this->make (0) };
    std::vector<std::thread> threads;

    for (auto& id : readerIds)
    {
        threads.emplace_back ([&] {
            id = OwnerId::current();
            Reader reader { cell };
            auto share = reader.share();
            start.arrive_and_wait();

            for (int i = 0; ! isOver; ++i)
            {
                const ReadGuard guard { reader };
                numPoisoned += guard->value == Tracked::poison || share->value == Tracked::poison ? 1 : 0;

                if (i % 8 == 0)
                    share = reader.share();
            }
        });
    }

    start.arrive_and_wait();

    for (int i = 0; i < numPublishes; ++i)
    {
        cell.publish (this->make (i));
        this->reclaimer.reclaim();
    }

    isOver = true;

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (numPoisoned, 0);
    EXPECT_TRUE (this->reclaimer.drain (std::chrono::milliseconds (5000)));
    EXPECT_EQ (this->ledger.alive(), 1);

    for (const auto id : readerIds)
        EXPECT_FALSE (this->ledger.destroyedBy (id));
}
} // namespace lopsided::test
