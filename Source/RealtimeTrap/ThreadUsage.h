#pragma once

namespace lopsided::trap
{
/** What the kernel has counted for a thread: what the trap itself cannot see. */
struct ThreadUsage
{
    long minorFaults = 0;         ///< pages touched for the first time
    long majorFaults = 0;         ///< pages that had to be read from a disk
    long voluntarySwitches = 0;   ///< the thread waited for something
    long involuntarySwitches = 0; ///< another thread took its processor: says nothing about our code

    /** The calling thread's counts so far (zeros where the system has none). Thread: any, outside a
        RealtimeScope.
        Realtime: makes a system call. */
    static ThreadUsage ofThisThread() noexcept;

    /** What came to pass since an earlier reading. */
    ThreadUsage since (const ThreadUsage& earlier) const noexcept;
};
} // namespace lopsided::trap
