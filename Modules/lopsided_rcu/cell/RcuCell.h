#pragma once

#include "CellState.h"
#include "RcuPointer.h"

#include "../entry/SeqCstEntry.h"
#include "../reclaim/Reclaimer.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace lopsided
{
template <typename T, typename Pointer, typename Entry>
class Reader;

template <typename T, typename Pointer, typename Entry>
class ReadGuard;

/** Holds the current version of an immutable object. Producers publish the next one at any time, without waiting for
    anybody; readers borrow the current one, wait-free, through a Reader and a ReadGuard; and what is no longer current
    is destroyed by a producer's reclaim, when no reader can be using it.

    `Pointer` is std::shared_ptr<const T> or boost::shared_ptr<const T>. `Entry` says how readers enter: SeqCstEntry, or
    MembarrierEntry for few reclaims and very many reads.

    Thread: producers, any number of them. Readers are not handed the cell.
    The contract, the proof and the list of misuses are in the module's README. */
template <typename T, typename Pointer = std::shared_ptr<const T>, typename Entry = SeqCstEntry>
class RcuCell
{
public:
    using Reader = lopsided::Reader<T, Pointer, Entry>;
    using ReadGuard = lopsided::ReadGuard<T, Pointer, Entry>;

    /** Makes version 1. The object may be null: readers then find nothing, and a ReadGuard is false.

        Realtime: may block. Cost: two allocations and two short locks; of a process's first cell with MembarrierEntry also a
        system call. Errors: std::bad_alloc. */
    explicit RcuCell (Reclaimer& reclaimer, Pointer initial = {})
        : state (std::make_shared<State> (std::move (initial)))
    {
        static_assert (! OffersWeakPointer<T>,
                       "a consumer that locks a weak_ptr could become the last owner and run the destructor");
        static_assert (std::is_convertible_v<decltype (std::declval<const Pointer&>().get()), const T*>,
                       "the pointer has to own a const T");
        reclaimer.add (state);
    }

    /** Unpublishes the last version and returns; the Reclaimer destroys it in its time. Sections and shares may still be
        open. (A cell that outlives its Reclaimer waits for them here.)

        Realtime: may block. */
    ~RcuCell()
    {
        state->close();
        state->finishIfOrphaned();
    }

    RcuCell (const RcuCell&) = delete;
    RcuCell& operator= (const RcuCell&) = delete;

    /** Makes `next` current and retires what was. Never waits for a reader. Returns the number of the new version:
        1 more than the last.

        Realtime: may block (on other producers, for some tens of instructions; it allocates while the cell's store of
        used nodes is empty). Cost: one spinlock and one exchange; the readers' slots are not looked at.
        Errors: std::bad_alloc, and then nothing has changed. */
    std::uint64_t publish (Pointer next) { return state->publish (std::move (next)); }

    /** Copies the current object, lets `edit` (T&) change the copy, and publishes that. No lock is held meanwhile. If
        another producer published in between, it is done again on that version, so no update is lost: `edit` may run
        several times. An empty cell is edited from a default-constructed T. Returns the new version's number.

        Realtime: may block. Cost: one copy and one publish for each try.
        Errors: what T's copy constructor or `edit` throws, std::bad_alloc, or std::logic_error when the cell is empty
        and T has no default constructor. Then everything is as it was. */
    template <typename Edit>
    std::uint64_t update (Edit edit)
    {
        for (;;)
        {
            const auto [base, baseNumber] = state->currentAndNumber();
            auto copy = copyOf (base.get());
            edit (*copy);
            Pointer next { std::move (copy) };

            if (const auto number = state->publishAfter (baseNumber, next))
                return number;
        }
    }

    /** The current object, for a producer. While the pointer is kept, the object is not destroyed.

        Realtime: may block (on other producers). Cost: one spinlock and one clone. */
    [[nodiscard]] Pointer current() const { return state->currentAndNumber().first; }

    /** The number of the current version. Realtime: may block (on other producers). Cost: one spinlock. */
    [[nodiscard]] std::uint64_t version() const { return state->number(); }

    /** Waits for a grace period: until every section that is open now has closed.

        Realtime: blocks. Never inside a section of the same thread: it would wait for itself.
        Cost: a lock, O(readers), and the wait for each of those sections. */
    void synchronize() { state->synchronize(); }

    /** Destroys what this cell has retired and no reader can use; returns how many objects. See Reclaimer::reclaim.
        Realtime: may block; waits for no reader. Cost: three short locks, two looks at each reader's slot at most, and the
        destructors; one lock while nothing is retired. */
    std::size_t reclaim() { return state->reclaim (ReclaimDeadline { ReclaimDeadline::unlimited }); }

    /** What this cell has done so far. Realtime: may block (on other producers). Cost: one spinlock. */
    [[nodiscard]] RcuCounters counters() const { return state->counters(); }

private:
    friend Reader;

    using State = CellState<T, Pointer, Entry>;
    using Maker = RcuPointer<Pointer>;

    static auto copyOf (const T* object)
    {
        if (object != nullptr)
            return Maker::make (*object);

        if constexpr (std::is_default_constructible_v<T>)
            return Maker::make();
        else
            throw std::logic_error (
                "RcuCell::update: the cell is empty and its type has no default constructor");
    }

    std::shared_ptr<State> state;
};
} // namespace lopsided
