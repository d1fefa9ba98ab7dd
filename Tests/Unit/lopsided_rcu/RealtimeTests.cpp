#include "RealtimeTrap/RealtimeExpectations.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <boost/shared_ptr.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <latch>
#include <memory>
#include <thread>

// What a consumer may do, under a trap that sees system calls, the heap, locks and exceptions.
namespace lopsided::test
{
namespace
{
struct Block
{
    std::array<float, 64> samples {};
};

template <typename PointerKind, typename EntryKind>
struct Kinds
{
    using Pointer = PointerKind;
    using Entry = EntryKind;
};

template <typename Kind>
struct RcuRealtimeTest : testing::RealtimeTest
{
    using Pointer = typename Kind::Pointer;
    using Cell = RcuCell<Block, Pointer, typename Kind::Entry>;

    static Pointer makeBlock() { return Pointer { new Block }; }

    Reclaimer reclaimer;
    Cell cell { reclaimer, makeBlock() };
};

using StdPointer = std::shared_ptr<const Block>;
using BoostPointer = boost::shared_ptr<const Block>;

using AllKinds = ::testing::Types<Kinds<StdPointer, SeqCstEntry>, Kinds<StdPointer, MembarrierEntry>,
                                  Kinds<BoostPointer, SeqCstEntry>, Kinds<BoostPointer, MembarrierEntry>>;
} // namespace

TYPED_TEST_SUITE (RcuRealtimeTest, AllKinds);

TYPED_TEST (RcuRealtimeTest, SectionsAndSharesTouchNoHeapNoLockAndNoSystemCallWhileAProducerPublishes)
{
    Reader reader { this->cell };
    std::atomic<bool> isOver { false };
    std::latch start { 2 };

    std::thread producer ([&] {
        start.arrive_and_wait();

        while (! isOver)
        {
            this->cell.publish (this->makeBlock());
            this->reclaimer.reclaim();
        }
    });

    testing::runOnAudioThread ([&] {
        start.arrive_and_wait();

        testing::expectNoOffences ([&] {
            auto kept = reader.share();

            for (int block = 0; block < 200000; ++block)
            {
                const ReadGuard guard { reader };
                const ReadGuard nested { reader };
                auto clone = reader.share();
                const auto another = clone;
                clone.reset();

                if (block % 100 == 0)
                    kept = another; // a stale one is dropped here, a newer one kept
            }
        });
    });

    isOver = true;
    producer.join();
}

TYPED_TEST (RcuRealtimeTest, PublishingAndRetiringAllocateNothingOnceReclaimHasGivenANodeBack)
{
    this->cell.publish (this->makeBlock());
    this->reclaimer.reclaim();
    auto next = this->makeBlock();
    const auto seen = testing::observe ([&] { this->cell.publish (std::move (next)); });
    const auto isHeap = [] (const auto& offence) { return offence.kind == trap::Offence::Kind::heap; };
    EXPECT_EQ (std::ranges::count_if (seen.offences, isHeap), 0);
    EXPECT_EQ (this->reclaimer.reclaim(), 1u);
}

TYPED_TEST (RcuRealtimeTest, TheShareOfADeadVersionOfADeadCellIsDroppedWithoutAFree)
{
    Share<Block, typename TestFixture::Pointer> share;

    {
        typename TestFixture::Cell shortLived { this->reclaimer, this->makeBlock() };
        Reader reader { shortLived };
        share = reader.share();
    }

    this->reclaimer.reclaim();
    testing::runOnAudioThread ([&] { testing::expectNoOffences ([&] { share.reset(); }); });
    EXPECT_EQ (this->reclaimer.reclaim(), 1u);
}
} // namespace lopsided::test
