#pragma once

#include "../annotations/Annotations.h"

#include <boost/lockfree/spsc_queue.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace lopsided
{
/** A bounded queue from one thread to one other, for what an audio thread has to tell and what it is told.

    It allocates in the constructor and never again. What does not fit is refused and counted; nothing waits. Elements
    are trivially copyable, so neither end can run a destructor or an allocation by accident.

    Thread: one pushes, one pops; each role may move to another thread through a synchronisation of its own.
    Realtime: tryPush and tryPop are wait-free; the constructor and the destructor may block.
    Cost: O(1) each; the constructor allocates room for all elements. */
template <typename T>
class SpscQueue
{
    static_assert (std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                   "an element must be plain data, or an end of the queue could allocate or free");

public:
    /** Makes room for this many elements. Errors: std::bad_alloc. */
    explicit SpscQueue (std::size_t numElements)
        : room (numElements),
          elements (numElements)
    {}

    SpscQueue (const SpscQueue&) = delete;
    SpscQueue& operator= (const SpscQueue&) = delete;

    // [pushing thread]

    /** Appends a copy; false, and one more overflow, when there is no room. */
    bool tryPush (const T& element) noexcept LOPSIDED_NONBLOCKING
    {
        if (elements.push (element))
            return true;

        // Relaxed, paired with the load in overflows: one thread writes it, and it carries no data.
        refused.store (refused.load (std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        return false;
    }

    // [popping thread]

    /** Takes the oldest element; nothing when there is none. */
    [[nodiscard]] std::optional<T> tryPop() noexcept LOPSIDED_NONBLOCKING
    {
        std::optional<T> oldest;
        elements.consume_one ([&oldest] (const T& element) { oldest.emplace (element); });
        return oldest;
    }

    // [shared]

    /** The number of elements it has room for. */
    std::size_t capacity() const noexcept { return room; }

    /** How many elements were refused because it was full. */
    std::uint64_t overflows() const noexcept
    {
        // Relaxed, paired with the store in tryPush.
        return refused.load (std::memory_order_relaxed);
    }

private:
    // [shared]
    const std::size_t room;
    boost::lockfree::spsc_queue<T> elements;

    // [pushing thread] writes, anyone reads
    alignas (64) std::atomic<std::uint64_t> refused { 0 };
};
} // namespace lopsided
