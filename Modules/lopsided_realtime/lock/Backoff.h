#pragma once

#include <atomic>
#include <thread>

#if defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
    #include <intrin.h>
#endif

namespace lopsided
{
/** Tells the core that this is a spin loop: it saves power and leaves the other hyper-thread alone.

    Thread: any. Realtime: wait-free. Cost: 10 to 140 cycles, by the kind of processor. */
inline void pauseProcessor() noexcept
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
    _mm_pause();
#elif defined(__aarch64__) || defined(__arm__)
    asm volatile("yield");
#else
    std::atomic_signal_fence (std::memory_order_seq_cst);
#endif
}

/** How a spinning thread waits between two looks: 1, 2, 4 ... 1024 pauses, and from then on it yields the processor.

    Thread: the one that spins; a Backoff is a local variable of the loop.
    Realtime: may block (from the twelfth wait on it makes a system call): never on an audio thread. */
class Backoff
{
public:
    static constexpr int maximumPauses = 1024;

    /** Waits a little longer than the last time. Cost: 1 to 1024 pauses, then one yield. */
    void wait() noexcept
    {
        if (pauses > maximumPauses)
        {
            std::this_thread::yield();
            return;
        }

        for (int i = 0; i < pauses; ++i)
            pauseProcessor();

        pauses *= 2;
    }

    /** Starts again with one pause: call it when what was waited for has happened. Cost: a store. */
    void reset() noexcept { pauses = 1; }

    /** The number of pauses that the next wait makes; 0 when it yields. */
    int pausesOfNextWait() const noexcept { return pauses > maximumPauses ? 0 : pauses; }

private:
    int pauses = 1;
};
} // namespace lopsided
