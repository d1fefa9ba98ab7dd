#pragma once

#include "../annotations/Annotations.h"

#include <atomic>

#if defined(__linux__)
    #include <linux/membarrier.h>
    #include <sys/syscall.h>
    #include <unistd.h>
#endif

// ThreadSanitizer does not model fences. It need not: the happens-before edges that it looks for come from the acquire
// and release accesses on both sides.
#if defined(__GNUC__) && ! defined(__clang__)
    #pragma GCC diagnostic push
    #pragma GCC diagnostic ignored "-Wtsan"
#endif

namespace lopsided
{
namespace detail
{
/** The system call, and nothing else: the fallback says that there is none. */
class ProcessBarrier
{
public:
    static bool registerProcess() noexcept
    {
#if defined(__linux__) && defined(SYS_membarrier)
        return ::syscall (SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
#else
        return false;
#endif
    }

    static bool run() noexcept
    {
#if defined(__linux__) && defined(SYS_membarrier)
        return ::syscall (SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == 0;
#else
        return false;
#endif
    }
};

/** Set once this module knows that the system has a process-wide barrier. */
LOPSIDED_PER_MODULE inline constinit std::atomic<bool> lightFenceMayBeFree { false };
} // namespace detail

/** A pair of fences, one of which costs nothing because the other one pays for both.

    Between a light fence in one thread and a heavy fence in another there is the order that two sequentially consistent
    fences give. On Linux the heavy one is sys_membarrier (private expedited), which makes every running thread of the
    process execute a fence; where that is missing, both are ordinary seq_cst fences.

    Source: M. Desnoyers, membarrier(2); P. Goldblatt, "Asymmetric fences", WG21 P1202.

    True when the light fence is free. The first call registers the process (the registration survives a fork).
    Thread: any but an audio thread. Realtime: may block. Cost: a system call the first time, then a load. */
[[nodiscard]] LOPSIDED_PER_MODULE inline bool asymmetricFenceAvailable() noexcept
{
    static const bool available = [] {
        const auto registered = detail::ProcessBarrier::registerProcess();

        // Relaxed, paired with the load in asymmetricFenceLight: a thread that misses it makes a full fence, which is
        // more than it has to do.
        detail::lightFenceMayBeFree.store (registered, std::memory_order_relaxed);
        return registered;
    }();

    return available;
}

/** The side that runs often. Full strength only against asymmetricFenceHeavy.

    Thread: any. Realtime: wait-free. Cost: one load and no instruction for the fence; a full fence as long as
    asymmetricFenceAvailable() was never called in this module, and where it is false. */
LOPSIDED_PER_MODULE inline void asymmetricFenceLight() noexcept LOPSIDED_NONBLOCKING
{
    // Relaxed, paired with the store in asymmetricFenceAvailable.
    if (detail::lightFenceMayBeFree.load (std::memory_order_relaxed)) [[likely]]
        std::atomic_signal_fence (std::memory_order_seq_cst);
    else
        std::atomic_thread_fence (std::memory_order_seq_cst);
}

/** The side that runs seldom.

    Thread: any but an audio thread. Realtime: may block (a system call). Cost: about 10 microseconds, and each running
    thread of the process is interrupted once. */
LOPSIDED_PER_MODULE inline void asymmetricFenceHeavy() noexcept
{
    std::atomic_thread_fence (std::memory_order_seq_cst);

    if (asymmetricFenceAvailable())
        detail::ProcessBarrier::run();

    std::atomic_thread_fence (std::memory_order_seq_cst);
}
} // namespace lopsided

#if defined(__GNUC__) && ! defined(__clang__)
    #pragma GCC diagnostic pop
#endif
