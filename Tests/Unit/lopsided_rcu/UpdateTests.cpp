#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <gtest/gtest.h>

#include <functional>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace lopsided::test
{
namespace
{
/** Its copy constructor does what a test says. */
struct Meddler
{
    explicit Meddler (std::function<void()>& whenCopied)
        : onCopy (&whenCopied)
    {}

    Meddler (const Meddler& other)
        : onCopy (other.onCopy),
          edits (other.edits)
    {
        if (*onCopy)
            (*onCopy)();
    }

    Meddler& operator= (const Meddler&) = delete;

    std::function<void()>* onCopy;
    int edits = 0;
};

struct CopyThatThrows
{
    CopyThatThrows() = default;
    CopyThatThrows (const CopyThatThrows&) { throw std::runtime_error ("copy"); }
    CopyThatThrows& operator= (const CopyThatThrows&) = delete;
};
} // namespace

TEST (RcuUpdate, PublishesAChangedCopyAndLeavesTheOldOneAlone)
{
    Ledger ledger;
    Reclaimer reclaimer;
    RcuCell<Tracked> cell { reclaimer, makeTracked (ledger, 1) };
    const auto before = cell.current();

    EXPECT_EQ (cell.update ([] (Tracked& object) { object.value = 2; }), 2u);
    EXPECT_EQ (before->value, 1);
    EXPECT_EQ (cell.current()->value, 2);
    EXPECT_EQ (cell.version(), 2u);
}

TEST (RcuUpdate, ThatThrowsLeavesEverythingAsItWasAndTheCellUsable)
{
    Ledger ledger;
    Reclaimer reclaimer;
    RcuCell<Tracked> cell { reclaimer, makeTracked (ledger, 1) };
    const auto failing = [] (Tracked& object) {
        object.value = 99;
        throw std::runtime_error ("edit");
    };

    EXPECT_THROW (cell.update (failing), std::runtime_error);
    EXPECT_EQ (cell.current()->value, 1);
    EXPECT_EQ (cell.version(), 1u);
    EXPECT_EQ (ledger.alive(), 1) << "the abandoned copy is gone";

    // From another thread: a lock that was left behind would hang here.
    inAnotherThread ([&cell] { cell.update ([] (Tracked& object) { ++object.value; }); });
    EXPECT_EQ (cell.current()->value, 2);
}

TEST (RcuUpdate, WhoseCopyUsesTheCellHangsOnNoLockAndRunsAgain)
{
    std::function<void()> onCopy;
    Reclaimer reclaimer;
    RcuCell<Meddler> cell { reclaimer, std::make_shared<Meddler> (onCopy) };
    int numCopies = 0;

    // While the object is copied, another one is published, from here and from another thread, and the dead are freed.
    onCopy = [&] {
        if (++numCopies > 2)
            return;

        auto other = std::make_shared<Meddler> (onCopy);
        other->edits = 10 * numCopies;
        inAnotherThread ([&] { cell.publish (std::make_shared<Meddler> (onCopy)); });
        cell.publish (std::move (other));
        reclaimer.reclaim();
    };

    cell.update ([] (Meddler& object) { ++object.edits; });
    EXPECT_EQ (cell.current()->edits, 21) << "the edit of what was published last";
    EXPECT_EQ (numCopies, 3) << "once more for each time that somebody came in between";
}

TEST (RcuUpdate, WhoseCopyThrowsLeavesEverythingAsItWas)
{
    Reclaimer reclaimer;
    RcuCell<CopyThatThrows> cell { reclaimer, std::make_shared<CopyThatThrows>() };
    auto numEdits = 0;

    EXPECT_THROW (cell.update ([&numEdits] (CopyThatThrows&) { ++numEdits; }), std::runtime_error);
    EXPECT_EQ (numEdits, 0);
    EXPECT_EQ (cell.version(), 1u);
    inAnotherThread ([&cell] { cell.publish ({}); });
    EXPECT_EQ (cell.version(), 2u);
}

TEST (RcuUpdate, AnAbandonedCopyMadeByHandHoldsUpNobody)
{
    Ledger ledger;
    Reclaimer reclaimer;
    RcuCell<Tracked> cell { reclaimer, makeTracked (ledger, 1) };
    auto abandoned = std::make_unique<Tracked> (*cell.current());

    inAnotherThread ([&cell] { cell.update ([] (Tracked& object) { ++object.value; }); });
    EXPECT_EQ (cell.current()->value, 2);
    EXPECT_EQ (reclaimer.reclaim(), 1u);
    abandoned.reset();
    EXPECT_EQ (ledger.alive(), 1);
}

TEST (RcuUpdate, RunsAgainOnTheNewVersionWhenAnotherProducerWasFaster)
{
    Ledger ledger;
    Reclaimer reclaimer;
    RcuCell<Tracked> cell { reclaimer, makeTracked (ledger, 1) };
    auto numRuns = 0;

    cell.update ([&] (Tracked& object) {
        if (++numRuns == 1)
            cell.publish (makeTracked (ledger, 10)); // no lock is held while this runs

        object.value += 5;
    });

    EXPECT_EQ (numRuns, 2);
    EXPECT_EQ (cell.current()->value, 15);
    EXPECT_EQ (cell.version(), 3u);
}

TEST (RcuUpdate, OfAnEmptyCellBeginsWithADefaultObjectOrSaysThatThereIsNone)
{
    Reclaimer reclaimer;
    RcuCell<std::vector<int>> numbers { reclaimer };
    numbers.update ([] (std::vector<int>& list) { list.push_back (3); });
    EXPECT_EQ (*numbers.current(), std::vector { 3 });

    RcuCell<Tracked> withoutDefault { reclaimer };
    EXPECT_THROW (withoutDefault.update ([] (Tracked&) {}), std::logic_error);
    EXPECT_EQ (withoutDefault.version(), 1u);
}

TEST (RcuUpdate, LosesNoneOfManyConcurrentUpdates)
{
    constexpr int numThreads = 4, numUpdates = 500;
    Ledger ledger;
    Reclaimer reclaimer;
    RcuCell<Tracked> cell { reclaimer, makeTracked (ledger, 0) };
    std::latch start { numThreads };
    std::vector<std::thread> threads;

    for (int i = 0; i < numThreads; ++i)
    {
        threads.emplace_back ([&] {
            start.arrive_and_wait();

            for (int update = 0; update < numUpdates; ++update)
            {
                cell.update ([] (Tracked& object) { ++object.value; });

                if (update % 16 == 0)
                    cell.reclaim();
            }
        });
    }

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (cell.current()->value, numThreads * numUpdates);
    EXPECT_EQ (cell.version(), 1u + numThreads * numUpdates);
    reclaimer.reclaim();
    EXPECT_EQ (ledger.alive(), 1);
}

TEST (RcuPublish, NumbersVersionsOneByOneAlsoWhenManyPublish)
{
    constexpr std::size_t numThreads = 4, numPublishes = 500;
    Ledger ledger;
    Reclaimer reclaimer;
    RcuCell<Tracked> cell { reclaimer };
    std::latch start { numThreads };
    std::vector<std::vector<std::uint64_t>> numbers (numThreads);
    std::vector<std::thread> threads;

    for (auto& mine : numbers)
    {
        threads.emplace_back ([&] {
            start.arrive_and_wait();

            for (std::size_t i = 0; i < numPublishes; ++i)
                mine.push_back (cell.publish (makeTracked (ledger)));
        });
    }

    for (auto& thread : threads)
        thread.join();

    std::vector<std::uint64_t> all;

    for (const auto& mine : numbers)
    {
        EXPECT_TRUE (std::is_sorted (mine.begin(), mine.end()));
        all.insert (all.end(), mine.begin(), mine.end());
    }

    std::sort (all.begin(), all.end());

    for (std::size_t i = 0; i < all.size(); ++i)
        ASSERT_EQ (all[i], i + 2) << "the empty cell was version 1";

    reclaimer.reclaim();
    EXPECT_EQ (ledger.alive(), 1);
}
} // namespace lopsided::test
