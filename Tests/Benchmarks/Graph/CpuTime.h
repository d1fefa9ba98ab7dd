#pragma once

#include <ctime>
#include <utility>

namespace lopsided::benchmarks
{
/** CPU seconds that the calling thread has used so far (of the whole process where a thread's are not known). */
inline double cpuSeconds() noexcept
{
#if defined(CLOCK_THREAD_CPUTIME_ID)
    timespec now {};
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double> (now.tv_sec) + 1.0e-9 * static_cast<double> (now.tv_nsec);
#else
    return static_cast<double> (std::clock()) / CLOCKS_PER_SEC;
#endif
}

/** CPU seconds that a function uses on the calling thread. */
template <typename Function>
double cpuSecondsOf (Function&& function)
{
    const auto start = cpuSeconds();
    std::forward<Function> (function)();
    return cpuSeconds() - start;
}
} // namespace lopsided::benchmarks
