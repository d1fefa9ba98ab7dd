#include "RealtimeTrap/RealtimeExpectations.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <boost/smart_ptr/make_shared.hpp>
#include <boost/smart_ptr/shared_ptr.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
/** Tells on which thread it was destroyed. */
struct Plan
{
    explicit Plan (int valueToUse)
        : value (valueToUse)
    {}

    Plan (const Plan&) = default;
    ~Plan() { lastDestroyer = std::this_thread::get_id(); }

    int value = 0;
    std::vector<int> memory = std::vector<int> (16, 1);

    static inline std::atomic<std::thread::id> lastDestroyer {};
};

using StdPointer = std::shared_ptr<const Plan>;
using BoostPointer = boost::shared_ptr<const Plan>;

template <typename PointerType, typename EntryType>
struct Flavour
{
    using Pointer = PointerType;
    using Cell = RcuCell<Plan, Pointer, EntryType>;

    static Pointer make (int value)
    {
        if constexpr (std::is_same_v<Pointer, StdPointer>)
            return std::make_shared<const Plan> (value);
        else
            return boost::make_shared<const Plan> (value);
    }
};

/** What a reader does must be free of offences with either shared_ptr and either entry. */
template <typename FlavourType>
class RcuUnderTrap : public RealtimeTest
{};

using Flavours = ::testing::Types<Flavour<StdPointer, SeqCstEntry>, Flavour<StdPointer, MembarrierEntry>,
                                  Flavour<BoostPointer, SeqCstEntry>, Flavour<BoostPointer, MembarrierEntry>>;

TYPED_TEST_SUITE (RcuUnderTrap, Flavours);

TYPED_TEST (RcuUnderTrap, EnteringNestingAndLeavingIsClean)
{
    using Cell = typename TypeParam::Cell;
    Reclaimer reclaimer;
    Cell cell { reclaimer, TypeParam::make (3) };
    typename Cell::Reader reader { cell };
    int sum = 0;

    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            for (int i = 0; i < 1000; ++i)
            {
                const typename Cell::ReadGuard outer { reader };
                const typename Cell::ReadGuard inner { reader };
                sum += outer->value + inner->value;
            }
        });
    });

    EXPECT_EQ (sum, 6000);
}

TYPED_TEST (RcuUnderTrap, AFreshThreadsFirstSectionIsClean)
{
    using Cell = typename TypeParam::Cell;
    Reclaimer reclaimer;
    Cell cell { reclaimer, TypeParam::make (1) };

    for (int i = 0; i < 10; ++i)
    {
        typename Cell::Reader reader { cell };
        runOnAudioThread (
            [&] { expectNoOffences ([&] { const typename Cell::ReadGuard guard { reader }; }); });
    }
}

TYPED_TEST (RcuUnderTrap, CloningMovingAndDroppingAShareIsClean)
{
    using Cell = typename TypeParam::Cell;
    Reclaimer reclaimer;
    Cell cell { reclaimer, TypeParam::make (7) };
    typename Cell::Reader reader { cell };
    int sum = 0;

    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            auto share = reader.share();
            auto copy = share;
            auto moved = std::move (copy);
            share = moved;
            moved.reset();
            sum = share->value;
        });
    });

    EXPECT_EQ (sum, 7);
}

TYPED_TEST (RcuUnderTrap, TheLastShareOfAStaleVersionIsDroppedWithoutDestroyingIt)
{
    using Cell = typename TypeParam::Cell;
    Reclaimer reclaimer;
    Cell cell { reclaimer, TypeParam::make (1) };
    typename Cell::Reader reader { cell };
    std::thread::id audioThread;

    runOnAudioThread ([&] {
        audioThread = std::this_thread::get_id();
        auto share = reader.share();

        // The producer's part: the shared version becomes stale, and all that may be freed is freed.
        std::thread ([&] {
            cell.publish (TypeParam::make (2));
            EXPECT_EQ (reclaimer.reclaim(), 0u);
        }).join();

        expectNoOffences ([&] {
            EXPECT_TRUE (share->value == 1);
            share.reset();
        });
    });

    Plan::lastDestroyer = std::thread::id {};
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    EXPECT_EQ (Plan::lastDestroyer.load(), std::this_thread::get_id());
    EXPECT_NE (Plan::lastDestroyer.load(), audioThread);
}

TYPED_TEST (RcuUnderTrap, ReadingWhileProducersPublishAndReclaimIsClean)
{
    using Cell = typename TypeParam::Cell;
    Reclaimer reclaimer;
    Cell cell { reclaimer, TypeParam::make (0) };
    typename Cell::Reader reader { cell };
    std::atomic<bool> isDone { false };
    std::atomic<int> numPublished { 0 };

    std::thread producer ([&] {
        while (! isDone)
        {
            const auto next = numPublished + 1;
            cell.publish (TypeParam::make (next));
            numPublished = next;
            numPublished.notify_one();
            reclaimer.reclaim();
        }
    });

    int lastSeen = 0;
    bool wentBackwards = false;

    runOnAudioThread ([&] {
        // Some versions have to go by, however the machine schedules the producer.
        while (lastSeen < 200)
        {
            expectNoOffences ([&] {
                for (int i = 0; i < 100; ++i)
                {
                    const typename Cell::ReadGuard guard { reader };
                    const auto share = reader.share();
                    wentBackwards = wentBackwards || guard->value < lastSeen || share->value < guard->value;
                    lastSeen = guard->value;
                }
            });
            numPublished.wait (lastSeen); // leaves a single processor to the producer
        }
    });

    isDone = true;
    producer.join();
    EXPECT_FALSE (wentBackwards);
    reclaimer.reclaim();
    EXPECT_EQ (cell.counters().reclaimed, cell.counters().retired);
}

TYPED_TEST (RcuUnderTrap, ReadingACellThatIsGoneIsClean)
{
    using Cell = typename TypeParam::Cell;
    Reclaimer reclaimer;
    std::optional<Cell> cell;
    cell.emplace (reclaimer, TypeParam::make (5));
    typename Cell::Reader reader { *cell };
    cell.reset();
    bool foundNothing = false;

    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            const typename Cell::ReadGuard guard { reader };
            foundNothing = ! guard && ! reader.share();
        });
    });

    EXPECT_TRUE (foundNothing);
}

TEST (RcuUnderTrapWitness, PublishingOnTheAudioThreadWouldBeCaught)
{
    if (! isAvailable())
        GTEST_SKIP() << unavailableReason();

    Reclaimer reclaimer;
    RcuCell<Plan> cell { reclaimer, std::make_shared<const Plan> (1) };
    RealtimeObservation seen;
    runOnAudioThread ([&] { seen = observe ([&] { cell.publish (std::make_shared<const Plan> (2)); }); });
    EXPECT_TRUE (seen.has (Offence::Kind::heap, "malloc"));
}
} // namespace
} // namespace lopsided::testing
