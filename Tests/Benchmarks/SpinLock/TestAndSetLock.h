#pragma once

#include <atomic>
#include <thread>

namespace lopsided::benchmarks
{
/** The simplest spinlock that yields: a competitor. */
class TestAndSetLock
{
public:
    void lock() noexcept
    {
        while (isLocked.exchange (true, std::memory_order_acquire)) // pairs with the release in unlock
            std::this_thread::yield();
    }

    void unlock() noexcept
    {
        isLocked.store (false, std::memory_order_release); // pairs with the acquire in lock
    }

private:
    alignas (64) std::atomic<bool> isLocked { false };
};
} // namespace lopsided::benchmarks
