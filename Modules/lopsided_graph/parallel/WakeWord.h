#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace lopsided
{

/** A counter that one thread can sleep on until another advances it: a futex on Linux, elsewhere the waiting of
    std::atomic. */
class WakeWord
{
public:
    using Clock = std::chrono::steady_clock;

    /** The value to wait for a change of. Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::uint32_t value() const noexcept
    {
        // Acquire, paired with the increment in advanceAndWake: what the waker did before.
        return word.load (std::memory_order_acquire);
    }

    /** Sleeps while the value is the one that was seen; may return without reason.
        Thread: the sleeper. Realtime: may block. */
    void wait (std::uint32_t seen) noexcept;

    /** The same, but no longer than until a time. Where the system has no such wait it returns at once and says false. */
    [[nodiscard]] bool waitUntil (std::uint32_t seen, Clock::time_point end) noexcept;

    /** Thread: any. Realtime: one system call, which does not wait; where there is no futex, as the library does it. */
    void advanceAndWake() noexcept;

private:
    std::atomic<std::uint32_t> word { 0 };
};

} // namespace lopsided
