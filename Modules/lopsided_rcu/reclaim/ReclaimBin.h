#pragma once

#include "DeadList.h"
#include "PatientWait.h"
#include "RcuCounters.h"
#include "ReclaimDeadline.h"

#include "../fork/ForkRegistry.h"
#include "../reader/ReaderSlots.h"

#include <lopsided_realtime/lock/SafeSpinLock.h>

#include <boost/intrusive/list_hook.hpp>

#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <mutex>

namespace lopsided
{
/** What a cell, its readers and its Reclaimer share: the lock, the readers' slots and the dead list. It knows nothing of
    the type of the objects, and lives until the last of the three lets go, so the dead outlive their cell.

    Thread: producers. Realtime: may block (the lock is held for some tens of instructions, for two looks at each slot
    at most, and never while foreign code runs). */
class ReclaimBin : public boost::intrusive::list_base_hook<>, private ForkParticipant
{
public:
    ReclaimBin (const ReclaimBin&) = delete;
    ReclaimBin& operator= (const ReclaimBin&) = delete;

    virtual ~ReclaimBin()
    {
        ForkRegistry::instance().remove (*this);
        deleteNodes (spares);
    }

    /** Destroys what has passed its grace period and is not shared; returns how many. At least one object is
        destroyed if any can be, whatever the deadline. May be called by several threads at once and from inside a destructor. */
    std::size_t reclaim (const ReclaimDeadline& deadline)
    {
        DeadVersions retired, passed, destroyed;

        if (! takeRetired (retired))
            return 0;

        if (! retired.empty())
        {
            stamp (retired);
            fenceBeforeScan();
        }

        advance (retired, passed);
        const auto numDestroyed = destroyUnshared (passed, destroyed, deadline);
        giveBack (passed, destroyed, numDestroyed);
        return numDestroyed;
    }

    /** Waits until every section that is open now has closed. */
    void synchronize()
    {
        fenceBeforeScan();
        slots.waitUntilLeft (firstSlot());
    }

    RcuCounters counters() const
    {
        const std::lock_guard hold { lock };
        auto result = count;
        result.oldestAge = dead.oldestAge();
        return result;
    }

    /** True when everything that was retired has been destroyed. */
    bool isDrained() const
    {
        const std::lock_guard hold { lock };
        return count.reclaimed == count.retired;
    }

    /** True when there is nothing left to do and nothing more will come. */
    bool isFinished() const
    {
        const std::lock_guard hold { lock };
        return count.reclaimed == count.published;
    }

    /** Says that the Reclaimer is gone, so that the cell has to see to its dead itself. */
    void markOrphaned() noexcept
    {
        // Relaxed, paired with the load in finishIfOrphaned: whoever destroys the Reclaimer before the cell orders the
        // two destructors anyway.
        orphaned.store (true, std::memory_order_relaxed);
    }

    /** For a cell that ends after its Reclaimer: waits until all that it retired is destroyed. */
    void finishIfOrphaned()
    {
        // Relaxed, paired with the store in markOrphaned.
        if (! orphaned.load (std::memory_order_relaxed))
            return;

        for (PatientWait patience; ! isDrained(); patience.wait())
            reclaim (ReclaimDeadline { ReclaimDeadline::unlimited });
    }

    // [readers, off the audio thread]

    ReaderSlot& registerReader()
    {
        if (auto* slot = takeFreeSlot())
            return *slot;

        auto made = std::make_unique<ReaderSlot>();
        const std::lock_guard hold { lock };
        return slots.add (std::move (made));
    }

    void unregisterReader (ReaderSlot& slot)
    {
        const std::lock_guard hold { lock };
        slot.isTaken = false;
    }

    /** Owned by the Reclaimer, under its lock: what keeps the bin alive while it is in the Reclaimer's list. */
    std::shared_ptr<ReclaimBin> heldByReclaimer;

protected:
    ReclaimBin() { ForkRegistry::instance().add (*this); }

    static constexpr std::size_t maximumSpares = 128;

    mutable SafeSpinLock lock;

    // Under the lock.
    DeadList dead;
    RcuCounters count;
    DeadVersions spares; // nodes without an object, so that publish need not allocate
    std::size_t numSpares = 0;

private:
    virtual void fenceBeforeScan() noexcept = 0;

    void beforeFork() override { lock.lock(); }
    void afterForkInParent() noexcept override { lock.unlock(); }

    void afterForkInChild() noexcept override
    {
        slots.forceAllOffline();
        lock.unlock();
    }

    ReaderSlot* takeFreeSlot()
    {
        const std::lock_guard hold { lock };
        return slots.takeFree();
    }

    ReaderSlots::Position firstSlot() const
    {
        const std::lock_guard hold { lock };
        return slots.first();
    }

    /** False when there is nothing at all to do. */
    bool takeRetired (DeadVersions& retired)
    {
        const std::lock_guard hold { lock };

        if (dead.isEmpty())
            return false;

        dead.takeRetired (retired);
        return true;
    }

    void advance (DeadVersions& fenced, DeadVersions& passed)
    {
        const std::lock_guard hold { lock };
        dead.stage (fenced);
        dead.advance (slots);
        dead.takePassed (passed);
    }

    void giveBack (DeadVersions& notYet, DeadVersions& emptied, std::size_t numEmptied)
    {
        {
            const std::lock_guard hold { lock };
            dead.putBack (notYet);
            count.reclaimed += numEmptied;

            for (; numSpares < maximumSpares && ! emptied.empty(); ++numSpares)
            {
                auto& spare = emptied.front();
                emptied.pop_front();
                spares.push_front (spare);
            }
        }

        deleteNodes (emptied);
    }

    static void stamp (DeadVersions& versions)
    {
        const auto now = DeadList::Clock::now();

        for (auto& version : versions)
            version.seenAt = now;
    }

    /** Moves what it destroyed from `passed` to `destroyed`, and leaves the rest in its order. */
    static std::size_t destroyUnshared (DeadVersions& passed, DeadVersions& destroyed,
                                        const ReclaimDeadline& deadline) noexcept
    {
        std::size_t numDestroyed = 0;

        for (auto last = passed.before_begin(); std::next (last) != passed.end();)
        {
            auto& version = *std::next (last);

            if (version.isShared())
            {
                ++last;
                continue;
            }

            passed.erase_after (last);
            version.destroyObject();
            destroyed.push_front (version);
            ++numDestroyed;

            // Only here: shared ones stand in front, and a budget that they used up would never reach the others.
            if (deadline.hasPassed())
                break;
        }

        return numDestroyed;
    }

    static void deleteNodes (DeadVersions& nodes) noexcept
    {
        nodes.clear_and_dispose (
            [] (DeadVersion* unused) { std::unique_ptr<DeadVersion> { unused }.reset(); });
    }

    ReaderSlots slots; // under the lock
    std::atomic<bool> orphaned { false };
};
} // namespace lopsided
