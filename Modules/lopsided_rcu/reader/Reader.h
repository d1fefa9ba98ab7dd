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
    /** Registers at the cell. Errors: std::bad_alloc. */
    explicit Reader (RcuCell<T, Pointer, Entry>& cell)
        : state (cell.state),
          slot (state->registerReader())
          // Relaxed: the lock of registerReader ordered the last reader of this slot before us.
          ,
          section (slot.sequence.load (std::memory_order_relaxed))
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
    [[nodiscard]] bool isInside() const noexcept LOPSIDED_NONBLOCKING { return depth != 0; }

    // [maker]

    /** Closes the section of a reader whose thread is dead: it ended, or was ended, without destroying its guard, or it
        stayed behind in the parent of a fork. A guard that is destroyed after all then does nothing.

        The caller must know that the thread is dead (has joined it): the objects that it was reading may be destroyed. */
    LOPSIDED_ALWAYS_INLINE void forceOffline() noexcept
    {
        if (! ReaderSlot::isInside (section))
            return;

        depth = 0;
        ++section;

        // Release, paired with the scan's loads of the slot, as in leave.
        slot.sequence.store (section, std::memory_order_release);
    }

private:
    friend ReadGuard<T, Pointer, Entry>;

    using CellVersion = Version<T, Pointer>;

    /** Announces the section (the outermost guard does) and loads what is current. */
    LOPSIDED_ALWAYS_INLINE const CellVersion* enter() noexcept LOPSIDED_NONBLOCKING
    {
        // Constants are stored instead of ++depth, so that one section does not wait for the last one's store.
        if (depth == 0) [[likely]]
        {
            depth = 1;
            Entry::announce (slot.sequence, ++section);
        }
        else
        {
            ++depth;
        }

        return Entry::load (state->currentVersion);
    }

    /** Closes the section that was entered as `entered`, when its last guard goes. */
    LOPSIDED_ALWAYS_INLINE void leave (std::uint64_t entered) noexcept LOPSIDED_NONBLOCKING
    {
        if (entered != section) [[unlikely]]
            return; // forceOffline has closed it

        if (depth != 1) [[unlikely]]
        {
            --depth;
            return;
        }

        depth = 0;
        section = entered + 1;

        // Relaxed: the slot is our own. It differs when somebody closed the section from outside (a forked child).
        // Release, paired with the scan's loads of the slot: all that we read came before a destruction.
        if (slot.sequence.load (std::memory_order_relaxed) == entered) [[likely]]
            slot.sequence.store (entered + 1, std::memory_order_release);
    }

    const std::shared_ptr<CellState<T, Pointer, Entry>> state;

    // [reader]
    ReaderSlot& slot;
    std::uint64_t section; // as in the slot: odd inside
    std::uint32_t depth = 0;
};
} // namespace lopsided
