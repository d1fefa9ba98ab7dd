#pragma once

#include "PatientWait.h"
#include "ReclaimBin.h"

#include "../fork/ForkRegistry.h"

#include <boost/intrusive/list.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace lopsided
{
/** Destroys, for many cells, what was retired and can no longer be used: in the thread that calls it, and nowhere else.

    Call reclaim from a timer: then nothing stays dead for long, whether or not somebody publishes again. Make it before
    its cells and destroy it after them.

    Thread: producers, any number of them; also from inside the destructor of an object that is being reclaimed.
    Realtime: may block. */
class Reclaimer final : private ForkParticipant
{
public:
    static constexpr auto unlimited = ReclaimDeadline::unlimited;

    Reclaimer() { ForkRegistry::instance().add (*this); }

    /** Waits until every object of every cell that was retired has been destroyed: until their sections have closed
        and their shares are gone. To find out first whether it would wait, call drain. */
    ~Reclaimer()
    {
        for (PatientWait patience; ! isDrained(); patience.wait())
            reclaim();

        while (auto bin = first())
            remove (*bin);

        ForkRegistry::instance().remove (*this);
    }

    Reclaimer (const Reclaimer&) = delete;
    Reclaimer& operator= (const Reclaimer&) = delete;

    /** Destroys what has passed its grace period and nobody holds a share of; returns how many objects.

        When no section is open, one call is enough for everything. Otherwise it does not wait: what is still in use is
        left for the next call. It stops after the budget, but not in the middle of a destructor, and begins with the
        next cell the next time. Objects are destroyed outside every lock, each exactly once.

        Cost: per cell, three short locks, two looks at each reader's slot at most, and the destructors. */
    std::size_t reclaim (std::chrono::microseconds budget = unlimited)
    {
        const ReclaimDeadline deadline { budget };
        std::size_t numReclaimed = 0;

        for (auto bin = first(); bin != nullptr; bin = nextAfter (*bin))
        {
            numReclaimed += bin->reclaim (deadline);

            if (deadline.hasPassed())
            {
                beginAfter (*bin);
                break;
            }
        }

        return numReclaimed;
    }

    /** Reclaims until nothing is retired any more (true), or until the time is over (false).
        Cost: a reclaim each time that it looks, with pauses and then sleeps of 100 microseconds between. */
    [[nodiscard]] bool drain (std::chrono::milliseconds timeout)
    {
        const ReclaimDeadline deadline { std::min<std::chrono::milliseconds> (timeout,
                                                                              ReclaimDeadline::longest) };

        for (PatientWait patience;; patience.wait())
        {
            reclaim();

            if (isDrained())
                return true;

            if (deadline.hasPassed())
                return false;
        }
    }

    /** The sum over all its cells, those that are gone included. Cost: O(cells), a lock for each. */
    [[nodiscard]] RcuCounters counters() const
    {
        const std::lock_guard hold { lock };
        auto sum = ofFinishedCells;

        for (const auto& bin : bins)
            sum += bin.counters();

        return sum;
    }

    /** For RcuCell: from now on this bin is reclaimed too. Cost: one spinlock. */
    void add (const std::shared_ptr<ReclaimBin>& bin)
    {
        const std::lock_guard hold { lock };
        bin->heldByReclaimer = bin;
        bins.push_back (*bin);
    }

private:
    void beforeFork() override { lock.lock(); }
    void afterForkInParent() noexcept override { lock.unlock(); }
    void afterForkInChild() noexcept override { lock.unlock(); }

    std::shared_ptr<ReclaimBin> first() const
    {
        const std::lock_guard hold { lock };
        return bins.empty() ? nullptr : bins.front().heldByReclaimer;
    }

    /** The next one in the list, and takes this one out when it is finished. Begins again when another thread has just
        taken it out: that happens once for each cell that ends. */
    std::shared_ptr<ReclaimBin> nextAfter (ReclaimBin& bin)
    {
        std::shared_ptr<ReclaimBin> finished; // let go of after the lock
        const std::lock_guard hold { lock };

        if (bin.heldByReclaimer == nullptr)
            return bins.empty() ? nullptr : bins.front().heldByReclaimer;

        const auto next = std::next (bins.iterator_to (bin));
        auto result = next == bins.end() ? nullptr : next->heldByReclaimer;

        if (bin.isFinished())
            finished = takeOut (bin);

        return result;
    }

    /** Turns the list so that the next reclaim begins where this one stopped. */
    void beginAfter (ReclaimBin& bin)
    {
        const std::lock_guard hold { lock };

        if (bin.heldByReclaimer != nullptr)
            bins.splice (bins.end(), bins, bins.begin(), std::next (bins.iterator_to (bin)));
    }

    /** Lets a bin go whose cell is still there. */
    void remove (ReclaimBin& bin)
    {
        bin.markOrphaned();
        std::shared_ptr<ReclaimBin> removed; // let go of after the lock
        const std::lock_guard hold { lock };

        if (bin.heldByReclaimer != nullptr)
            removed = takeOut (bin);
    }

    std::shared_ptr<ReclaimBin> takeOut (ReclaimBin& bin)
    {
        ofFinishedCells += bin.counters();
        bins.erase (bins.iterator_to (bin));
        return std::move (bin.heldByReclaimer);
    }

    bool isDrained() const
    {
        const std::lock_guard hold { lock };
        return std::all_of (bins.begin(), bins.end(), [] (const auto& bin) { return bin.isDrained(); });
    }

    mutable SafeSpinLock lock;

    // Under the lock. A bin's own lock may be taken inside this one, never the other way round.
    boost::intrusive::list<ReclaimBin> bins;
    RcuCounters ofFinishedCells;
};
} // namespace lopsided
