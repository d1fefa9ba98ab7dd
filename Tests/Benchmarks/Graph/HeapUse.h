#pragma once

#if __has_include(<malloc.h>)
    #include <malloc.h>
#endif

namespace lopsided::benchmarks
{
#if defined(__GLIBC_PREREQ) && __GLIBC_PREREQ(2, 33)
inline constexpr bool isHeapUseKnown = true;

/** What the process holds of its heap, in KiB. */
inline double heapKib()
{
    const auto info = mallinfo2();
    return static_cast<double> (info.uordblks + info.hblkhd) / 1024.0;
}
#else
inline constexpr bool isHeapUseKnown = false;

inline double heapKib()
{
    return 0.0;
}
#endif
} // namespace lopsided::benchmarks
