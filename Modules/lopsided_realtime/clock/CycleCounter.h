#pragma once

#include <chrono>
#include <cstdint>

#if defined(__x86_64__) || defined(__i386__)
    #include <cpuid.h>
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
    #include <intrin.h>
#endif

namespace lopsided
{
/** The processor's own counter of time, bare: what CycleClock is made of. */
namespace CycleCounter
{
#if defined(__x86_64__) || defined(__i386__) || (defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86)))
    #define LOPSIDED_HAS_TIME_STAMP_COUNTER 1
#else
    #define LOPSIDED_HAS_TIME_STAMP_COUNTER 0
#endif

/** True when there is a counter that goes at one speed on all cores, whatever they do: on x86 the invariant time
    stamp counter, which the processor reports; on aarch64 the virtual counter, always.
    Thread: any. Realtime: may block (a virtual machine traps the question). */
[[nodiscard]] inline bool isSteady() noexcept
{
#if LOPSIDED_HAS_TIME_STAMP_COUNTER
    constexpr unsigned powerLeaf = 0x80000007u;
    constexpr unsigned invariantBit = 1u << 8;

    #if defined(_MSC_VER) && ! defined(__GNUC__)
    int registers[4] {};
    __cpuid (registers, static_cast<int> (0x80000000u));

    if (static_cast<unsigned> (registers[0]) < powerLeaf)
        return false;

    __cpuid (registers, static_cast<int> (powerLeaf));
    return (static_cast<unsigned> (registers[3]) & invariantBit) != 0;
    #else
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid (powerLeaf, &a, &b, &c, &d) != 0 && (d & invariantBit) != 0;
    #endif
#elif defined(__aarch64__)
    return true;
#else
    return false;
#endif
}

/** Nanoseconds of std::chrono::steady_clock: what stands in where there is no steady counter. */
[[nodiscard]] inline std::uint64_t steadyNanoseconds() noexcept
{
    const auto sinceEpoch = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t> (
        std::chrono::duration_cast<std::chrono::nanoseconds> (sinceEpoch).count());
}

/** The counter now. It waits for nothing: neighbouring instructions may move across it, some ten nanoseconds' worth.
    Meaningful only where isSteady(). Thread: any. Realtime: wait-free. Cost: about 25 cycles on x86. */
[[nodiscard]] inline std::uint64_t read() noexcept
{
#if LOPSIDED_HAS_TIME_STAMP_COUNTER
    #if defined(__GNUC__)
    return __builtin_ia32_rdtsc();
    #else
    return __rdtsc();
    #endif
#elif defined(__aarch64__) && defined(__GNUC__)
    std::uint64_t count = 0;
    asm volatile("mrs %0, cntvct_el0" : "=r"(count));
    return count;
#else
    return steadyNanoseconds();
#endif
}
} // namespace CycleCounter
} // namespace lopsided
