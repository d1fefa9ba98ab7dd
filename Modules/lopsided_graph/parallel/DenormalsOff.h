#pragma once

#include <cstdint>

#if defined(__SSE2__) || (defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86)))
    #include <immintrin.h>
    #define LOPSIDED_HAS_MXCSR 1
#endif

namespace lopsided
{

/** Makes the calling thread treat denormal numbers as zero, for good: FTZ and DAZ on x86, FZ on 64-bit ARM. Elsewhere it
    does nothing.
    Thread: one that renders, when it starts. Realtime: wait-free. */
inline void switchDenormalsOff() noexcept
{
#if defined(LOPSIDED_HAS_MXCSR)
    constexpr auto flushToZeroAndDenormalsAreZero = 0x8040u;
    _mm_setcsr (_mm_getcsr() | flushToZeroAndDenormalsAreZero);
#elif defined(__aarch64__) && defined(__GNUC__)
    constexpr std::uint64_t flushToZero = 1u << 24;
    std::uint64_t control = 0;
    asm volatile("mrs %0, fpcr" : "=r"(control));
    asm volatile("msr fpcr, %0" : : "r"(control | flushToZero));
#endif
}

} // namespace lopsided
