#pragma once

#include <lopsided_realtime/lock/Backoff.h>

#include <atomic>
#include <thread>

namespace lopsided
{

/** Who renders now. One thread at a time; a second one, or the same one again from inside a node, does not get in.

    It names the thread by its id, which needs no thread_local: in a module that was loaded at run time the first touch of
    one allocates, on the audio thread. An id is compared only while its thread is inside, so it is never a stale one.
*/
class RenderClaim
{
public:
    RenderClaim() = default;
    RenderClaim (const RenderClaim&) = delete;
    RenderClaim& operator= (const RenderClaim&) = delete;

    /** Thread: any. Realtime: wait-free. */
    bool tryTake() noexcept
    {
        auto nobody = std::thread::id {};

        // Acquire, paired with the release in giveBack: what the last renderer wrote is visible to this one. Relaxed on
        // failure: nothing is read after it.
        return holder.compare_exchange_strong (nobody, std::this_thread::get_id(), std::memory_order_acquire,
                                               std::memory_order_relaxed);
    }

    /** Thread: the holder. Realtime: wait-free. */
    void giveBack() noexcept
    {
        // Release, paired with the acquire in tryTake.
        holder.store (std::thread::id {}, std::memory_order_release);
    }

    /** Waits until nobody renders, and keeps everybody out. Thread: producer. Realtime: blocks. */
    void take() noexcept
    {
        for (Backoff backoff; ! tryTake(); backoff.wait())
        {}
    }

    /** Thread: any. Realtime: wait-free. */
    bool isHeldByThisThread() const noexcept
    {
        // Relaxed: a thread that finds its own id wrote it itself.
        return holder.load (std::memory_order_relaxed) == std::this_thread::get_id();
    }

private:
    static_assert (std::atomic<std::thread::id>::is_always_lock_free);

    // [shared]
    std::atomic<std::thread::id> holder {};
};

} // namespace lopsided
