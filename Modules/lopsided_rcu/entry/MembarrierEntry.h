#pragma once

#include <lopsided_realtime/fence/AsymmetricFence.h>

#include <atomic>
#include <cstdint>

namespace lopsided
{
/** How a reader enters its section when reads are far more frequent than reclaims: the producer pays for the order, with
    one sys_membarrier per reclaim that has anything new to free. That interrupts every running thread of the process for
    some microseconds, audio threads included: so it is not the default.

    Where the system has no such barrier, both sides make a full fence: correct, and no faster than SeqCstEntry.

    Thread: any. Realtime: announce and load are wait-free, prepare and fenceBeforeScan may block (system calls).
    Cost: a reader's store and load are plain instructions. */
struct MembarrierEntry
{
    /** Called once for each cell, before it has readers. Finds out whether there is such a barrier.
        Cost: a system call the first time. */
    static void prepare() noexcept { static_cast<void> (asymmetricFenceAvailable()); }

    /** Says "inside" in the reader's slot, before the pointer is loaded. */
    static void announce (std::atomic<std::uint64_t>& slot, std::uint64_t odd) noexcept LOPSIDED_NONBLOCKING
    {
        // Release, paired with the scan's load of the slot: a reader's earlier sections are seen as closed. The order
        // between this store and the load of the pointer comes from the two fences.
        slot.store (odd, std::memory_order_release);
        asymmetricFenceLight();
    }

    /** Loads what is current, after the announcement. */
    template <typename Version>
    static Version* load (const std::atomic<Version*>& current) noexcept LOPSIDED_NONBLOCKING
    {
        // Acquire, paired with the exchange that published it: the object is seen as it was made.
        return current.load (std::memory_order_acquire);
    }

    /** Called by the producer after it unpublished and before it looks at the slots. Thread: any but an audio thread.
        Cost: about 10 microseconds. */
    static void fenceBeforeScan() noexcept { asymmetricFenceHeavy(); }
};
} // namespace lopsided
