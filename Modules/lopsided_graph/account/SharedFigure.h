#pragma once

#include <atomic>

namespace lopsided
{

/** A number for people: one thread at a time writes it, any thread reads it, and it orders nothing. Who writes it may
    change from block to block if that hand-over is ordered elsewhere (the scheduler's work).

    All accesses are relaxed: set() and add() pair with value(). A reader may see figures of different blocks side by
    side, and never waits or makes the writer wait.

    Realtime: wait-free. Cost: a plain load or store; never a read-modify-write. */
template <typename Number>
class SharedFigure
{
    static_assert (std::atomic<Number>::is_always_lock_free);

public:
    constexpr SharedFigure() noexcept = default;

    constexpr explicit SharedFigure (Number initial) noexcept
        : number (initial)
    {}

    /** Thread: any. */
    [[nodiscard]] Number value() const noexcept
    {
        return number.load (std::memory_order_relaxed); // pairs with set()
    }

    /** Thread: the writing one. */
    void set (Number newValue) noexcept
    {
        number.store (newValue, std::memory_order_relaxed); // pairs with value()
    }

    /** Thread: the writing one. */
    void add (Number amount) noexcept { set (static_cast<Number> (value() + amount)); }

private:
    std::atomic<Number> number { Number {} };
};

} // namespace lopsided
