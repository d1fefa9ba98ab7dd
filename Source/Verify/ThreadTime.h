#pragma once

#include <chrono>
#include <ctime>

namespace lopsided
{

/** The clock's time and the calling thread's processor time, in microseconds. Thread: any. Realtime: a system call. */
struct ThreadTime
{
    double clock = 0.0;
    double processor = 0.0;

    [[nodiscard]] static ThreadTime now() noexcept
    {
        using Micros = std::chrono::duration<double, std::micro>;
        timespec used {};
        clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
        const auto processor = std::chrono::seconds (used.tv_sec) + std::chrono::nanoseconds (used.tv_nsec);
        return { Micros (std::chrono::steady_clock::now().time_since_epoch()).count(),
                 Micros (processor).count() };
    }

    [[nodiscard]] ThreadTime since (const ThreadTime& earlier) const noexcept
    {
        return { clock - earlier.clock, processor - earlier.processor };
    }
};

} // namespace lopsided
