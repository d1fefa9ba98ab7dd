#pragma once

#include "Backoff.h"
#include "OwnerId.h"

#include <atomic>
#include <cstdint>
#include <system_error>

namespace lopsided
{
/** A spinlock that knows who holds it, and refuses to be unlocked by anybody else.

    One 64-bit word: bit 0 says locked, the other 63 name the owner. It is constant-initialised, so it may be a static
    that is used before main. An unlock by a thread that does not hold it changes nothing and is counted; a lock by the
    thread that already holds it is reported instead of waited for. BasicLockable and Lockable, so std::lock_guard,
    std::unique_lock and std::scoped_lock work.

    Thread: any but an audio thread. Realtime: lock may block; the rest is wait-free.
    Hold it for some tens of instructions and never while foreign code runs: whoever waits burns a processor. */
class alignas (64) SafeSpinLock
{
public:
    constexpr SafeSpinLock() noexcept = default;

    SafeSpinLock (const SafeSpinLock&) = delete;
    SafeSpinLock& operator= (const SafeSpinLock&) = delete;

    /** Takes the lock; waits with Backoff while another thread holds it.

        Realtime: may block. Cost: one compare-and-swap when it is free.
        Errors: std::system_error (resource_deadlock_would_occur) when this thread holds it already. */
    LOPSIDED_PER_MODULE void lock()
    {
        const auto mine = wordOf (OwnerId::current());

        if (auto seen = tryTake (mine); seen != freeWord) [[unlikely]]
            waitAndTake (mine, seen);
    }

    /** Takes the lock if it is free at this moment; false when anybody holds it, this thread included.

        Realtime: wait-free. Cost: one compare-and-swap. */
    [[nodiscard]] LOPSIDED_PER_MODULE bool try_lock() noexcept
    {
        return tryTake (wordOf (OwnerId::current())) == freeWord;
    }

    /** Gives the lock back. Returns false, changes nothing and counts the call when this thread does not hold it.

        A load and a store refuse a stranger as surely as a compare-and-swap, at half the cost: only the holder can see
        its own id in the word, and while it does, nobody else writes the word.

        Realtime: wait-free. Cost: one load, one store. */
    LOPSIDED_PER_MODULE bool unlock() noexcept
    {
        // Relaxed: a thread that finds its own id here wrote it itself.
        if (word.load (std::memory_order_relaxed) != wordOf (OwnerId::current())) [[unlikely]]
        {
            countRefusedUnlock();
            return false;
        }

        // Release, paired with the acquire of tryTake: the next holder sees what this one did.
        word.store (freeWord, std::memory_order_release);
        return true;
    }

    /** Who holds it now; an invalid id when nobody does. For a debugger or a log: it may be out of date at once. */
    [[nodiscard]] OwnerId owner() const noexcept
    {
        // Relaxed, pairs with nothing: the answer carries no data.
        return OwnerId { word.load (std::memory_order_relaxed) >> 1 };
    }

    /** True when the calling thread holds it: the one question whose answer cannot be out of date. */
    [[nodiscard]] LOPSIDED_PER_MODULE bool isHeldByThisThread() const noexcept
    {
        return owner() == OwnerId::current();
    }

    /** How many calls of unlock were refused since it was made. */
    [[nodiscard]] std::uint64_t refusedUnlocks() const noexcept
    {
        // Relaxed, paired with the increment in countRefusedUnlock: a count and nothing else.
        return refused.load (std::memory_order_relaxed);
    }

private:
    static constexpr std::uint64_t freeWord = 0;

    static constexpr std::uint64_t wordOf (OwnerId owner) noexcept { return (owner.value() << 1) | 1; }

    /** The word as it was: freeWord means that the lock is now ours. */
    std::uint64_t tryTake (std::uint64_t mine) noexcept
    {
        auto expected = freeWord;

        // Acquire, paired with the release store of unlock; relaxed on failure: the caller only looks at the word.
        word.compare_exchange_strong (expected, mine, std::memory_order_acquire, std::memory_order_relaxed);
        return expected;
    }

    LOPSIDED_COLD void waitAndTake (std::uint64_t mine, std::uint64_t seen)
    {
        if (seen == mine)
            throw std::system_error (std::make_error_code (std::errc::resource_deadlock_would_occur),
                                     "SafeSpinLock: this thread holds it already");

        for (Backoff backoff; seen != freeWord; seen = tryTake (mine))
        {
            backoff.wait();

            // Relaxed: looking alone leaves the line shared; the acquire is in tryTake.
            while (word.load (std::memory_order_relaxed) != freeWord)
                backoff.wait();
        }
    }

    LOPSIDED_COLD void countRefusedUnlock() noexcept
    {
        // Relaxed, paired with the load in refusedUnlocks.
        refused.fetch_add (1, std::memory_order_relaxed);
    }

    std::atomic<std::uint64_t> word { freeWord };
    std::atomic<std::uint64_t> refused { 0 };
};
} // namespace lopsided
