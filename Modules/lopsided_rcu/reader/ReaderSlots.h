#pragma once

#include "ReaderSlot.h"

#include "../reclaim/PatientWait.h"

#include <boost/intrusive/slist.hpp>

#include <memory>

namespace lopsided
{
/** The slots of all readers of a cell. It only grows: a slot that a reader gave back is used by a later reader, and its
    number goes on, so "the slot no longer reads v" can never become untrue again.

    Thread: producers, under the bin's lock except where a function says otherwise. Cost: linear in the readers. */
class ReaderSlots
{
public:
    ReaderSlots() = default;
    ReaderSlots (const ReaderSlots&) = delete;
    ReaderSlots& operator= (const ReaderSlots&) = delete;

    ~ReaderSlots()
    {
        all.clear_and_dispose ([] (ReaderSlot* slot) { std::unique_ptr<ReaderSlot> { slot }.reset(); });
    }

    /** A slot that no reader has any more, now taken; null when there is none. */
    ReaderSlot* takeFree() noexcept
    {
        for (auto& slot : all)
        {
            if (! slot.isTaken)
            {
                slot.isTaken = true;
                return &slot;
            }
        }

        return nullptr;
    }

    /** Adds a slot that was allocated outside the lock, taken. */
    ReaderSlot& add (std::unique_ptr<ReaderSlot> made) noexcept
    {
        made->isTaken = true;
        all.push_front (*made);
        return *made.release();
    }

    /** Remembers which readers are inside now. Returns false when none is: then the grace period is over already. */
    bool awaitReadersInside() noexcept
    {
        auto anyInside = false;

        for (auto& slot : all)
        {
            // Seq_cst: the last of the four accesses of the proof (README, "Why it is safe").
            const auto value = slot.sequence.load (std::memory_order_seq_cst);
            slot.awaited = ReaderSlot::isInside (value) ? value : 0;
            anyInside = anyInside || slot.awaited != 0;
        }

        return anyInside;
    }

    /** True when every section that awaitReadersInside found open has closed since. */
    bool awaitedReadersHaveLeft() noexcept
    {
        for (auto& slot : all)
        {
            // Acquire, paired with the release store that closes a section: all that the reader did inside happened
            // before the destruction.
            if (slot.awaited != 0 && slot.sequence.load (std::memory_order_acquire) == slot.awaited)
                return false;

            slot.awaited = 0;
        }

        return true;
    }

    /** A position for waitUntilLeft, taken under the lock. */
    using Position = boost::intrusive::slist<ReaderSlot>::const_iterator;

    Position first() const noexcept { return all.begin(); }

    /** Waits for each section that is open now. To be called without the lock: slots are only ever added in front, and
        a slot's link never changes, so the walk from a position is safe. */
    void waitUntilLeft (Position slot) const
    {
        for (; slot != all.end(); ++slot)
        {
            // Seq_cst and acquire: as in the two functions above.
            const auto value = slot->sequence.load (std::memory_order_seq_cst);
            PatientWait patience;

            while (ReaderSlot::isInside (value) && slot->sequence.load (std::memory_order_acquire) == value)
                patience.wait();
        }
    }

    /** Closes every section, for a forked child, in which no reader's thread lives on. */
    void forceAllOffline() noexcept
    {
        for (auto& slot : all)
        {
            // Relaxed, pairs with nothing: a forked child has one thread.
            const auto value = slot.sequence.load (std::memory_order_relaxed);

            if (ReaderSlot::isInside (value))
                slot.sequence.store (value + 1,
                                     std::memory_order_release); // as a reader would, for the acquire above
        }
    }

private:
    boost::intrusive::slist<ReaderSlot> all;
};
} // namespace lopsided
