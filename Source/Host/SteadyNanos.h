#pragma once

#include <chrono>
#include <cstdint>

namespace lopsided
{

/** The steady clock, in nanoseconds. Thread: any. Realtime: wait-free (the vDSO answers: no system call). */
inline std::int64_t steadyNanos() noexcept
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace lopsided
