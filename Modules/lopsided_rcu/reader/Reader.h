#pragma once

#include "ReadGuard.h"
#include "Share.h"

#include "../cell/RcuCell.h"

#include <cstdint>
#include <memory>

namespace lopsided
{
/** A consumer's place at a cell: made and destroyed off the audio thread, used by one thread at a time through a
    ReadGuard. Between two sections it may move to another thread, if the two threads synchronise as for any object. It
    may outlive the cell, and then finds nothing.

    Thread: [maker] constructor, destructor, forceOffline; [reader] everything else.
    Realtime: constructor and destructor may block, the rest is wait-free. */
template <typename T, typename Pointer = std::shared_ptr<const T>, typename Entry = SeqCstEntry>
class Reader
{
public:
    /** Registers at the cell. Cost: O(readers) under a spinlock; an allocation and a second lock while no slot is free.
        Errors: std::bad_alloc. */
    explicit Reader (RcuCell<T, Pointer, Entry>& cell)
        : state (cell.state),
          slot (state->registerReader())
          // Relaxed: the lock of registerReader ordered the last reader of this slot before us.
          ,
          valueOutside (slot.sequence.load (std::memory_order_relaxed))
    {}

    LOPSIDED_ALWAYS_INLINE ~Reader()
    {
        forceOffline();
        state->unregisterReader (slot);
    }

    Reader (const Reader&) = delete;
    Reader& operator= (const Reader&) = delete;

    // [reader]

    /** A reference to the current version that may be kept beyond the section. Inside a section it is at least as new as
        what the section's guard reads.

        Realtime: wait-free. Cost: one short section and one increment of the object's counter. */
    [[nodiscard]] Share<T, Pointer> share() noexcept LOPSIDED_NONBLOCKING
    {
        const ReadGuard<T, Pointer, Entry> guard { *this };
        return Share<T, Pointer> { guard.version->pointer };
    }

    /** True while a ReadGuard of this reader lives. */
    [[nodiscard]] bool isInside() const noexcept LOPSIDED_NONBLOCKING
    {
        // Relaxed: the slot is our own.
        return ReaderSlot::isInside (slot.sequence.load (std::memory_order_relaxed));
    }

    // [maker]

    /** Closes the section of a reader whose thread is dead: it ended, or was ended, without destroying its guard, or it
        stayed behind in the parent of a fork. A guard that is destroyed after all then does nothing.

        The caller must know that the thread is dead (has joined it): the objects that it was reading may be destroyed.
        Cost: a load and a store. */
    LOPSIDED_ALWAYS_INLINE void forceOffline() noexcept
    {
        // Relaxed: its only writer is dead.
        const auto value = slot.sequence.load (std::memory_order_relaxed);

        if (! ReaderSlot::isInside (value))
            return;

        numNested = 0;
        valueOutside = value + 1;

        // Release, paired with the scan's loads of the slot, as in leave.
        slot.sequence.store (valueOutside, std::memory_order_release);
    }

private:
    friend ReadGuard<T, Pointer, Entry>;

    using CellVersion = Version<T, Pointer>;

    /** The value that the slot has in the section that is open, or in the next one. */
    std::uint64_t valueInside() const noexcept LOPSIDED_NONBLOCKING { return valueOutside + 1; }

    /** Announces the section (the outermost guard does) and loads what is current. */
    LOPSIDED_ALWAYS_INLINE const CellVersion* enter() noexcept LOPSIDED_NONBLOCKING
    {
        // Relaxed: the slot is our own. What is stored comes from valueOutside, which the compiler may keep in a
        // register, and not from the slot, so that a section does not wait for the store of the last one.
        if (slot.sequence.load (std::memory_order_relaxed) == valueOutside) [[likely]]
            Entry::announce (slot.sequence, valueInside());
        else
            enterAgain();

        return Entry::load (state->currentVersion);
    }

    /** Either inside a section, or in a forked child that found it open and closed it. */
    void enterAgain() noexcept LOPSIDED_NONBLOCKING
    {
        const auto value = slot.sequence.load (std::memory_order_relaxed); // our own, as above

        if (ReaderSlot::isInside (value))
        {
            ++numNested;
            return;
        }

        numNested = 0;
        valueOutside = value;
        Entry::announce (slot.sequence, valueInside());
    }

    /** Closes the section in which the slot had the value `entered`, when its last guard goes. */
    LOPSIDED_ALWAYS_INLINE void leave (std::uint64_t entered) noexcept LOPSIDED_NONBLOCKING
    {
        // Relaxed: the slot is our own. Another value says that the section was closed from outside.
        if (slot.sequence.load (std::memory_order_relaxed) != entered) [[unlikely]]
            return;

        if (numNested != 0) [[unlikely]]
        {
            --numNested;
            return;
        }

        valueOutside = entered + 1;

        // Release, paired with the scan's loads of the slot: all that we read came before a destruction.
        slot.sequence.store (entered + 1, std::memory_order_release);
    }

    const std::shared_ptr<CellState<T, Pointer, Entry>> state;

    // [reader]
    ReaderSlot& slot;
    std::uint64_t valueOutside;  // even: what the slot had when we left last
    std::uint32_t numNested = 0; // guards inside the outermost one
};
} // namespace lopsided
