#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// Windows: g++ aligns no stack for registers of 32 bytes there.
#if defined(__x86_64__) && defined(__GNUC__) && ! defined(_WIN32)
    #define LOPSIDED_MIX_AVX2 1
    #define LOPSIDED_AVX2 [[gnu::target ("avx2")]]
#else
    #define LOPSIDED_MIX_AVX2 0
#endif

namespace lopsided
{

/** MixKernel's sums, in registers of eight samples: for processors that have them. The same bits: the same additions in the
    same order, and no fused ones. */
namespace MixKernelAvx2
{
#if ! LOPSIDED_MIX_AVX2

inline constexpr bool isAvailable = false;

#else

/** Whether this processor has them; asked once, before anything renders. */
inline const bool isAvailable = [] {
    __builtin_cpu_init();
    return __builtin_cpu_supports ("avx2") != 0;
}();

typedef float Octet __attribute__ ((vector_size (32)));

/** Samples of one. */
inline constexpr std::size_t octet = 8;

/** Sums all whole pieces of a few sources. @returns where the rest begins */
template <std::uint32_t numSources>
LOPSIDED_AVX2 inline std::size_t mixFew (float* destination, const float* const* sources,
                                         std::size_t count) noexcept
{
    constexpr std::size_t lanes = 2 * octet; // a cache line
    std::size_t offset = 0;

    for (; offset + lanes <= count; offset += lanes)
    {
        Octet sums[2], term[2];
        std::memcpy (&sums[0], sources[0] + offset, sizeof (Octet));
        std::memcpy (&sums[1], sources[0] + offset + octet, sizeof (Octet));

        for (std::uint32_t s = 1; s < numSources; ++s)
        {
            std::memcpy (&term[0], sources[s] + offset, sizeof (Octet));
            std::memcpy (&term[1], sources[s] + offset + octet, sizeof (Octet));
            sums[0] += term[0];
            sums[1] += term[1];
        }

        std::memcpy (destination + offset, &sums[0], sizeof (Octet));
        std::memcpy (destination + offset + octet, &sums[1], sizeof (Octet));
    }

    return offset;
}

/** Adds the next few sources to the sums of a piece, which is of whole octets. */
template <std::size_t numTerms>
LOPSIDED_AVX2 inline void addTerms (float* sums, const float* const* sources, std::size_t offset,
                                    std::size_t count) noexcept
{
    const float* terms[numTerms];

    for (std::size_t t = 0; t < numTerms; ++t)
        terms[t] = sources[t] + offset;

    for (std::size_t i = 0; i < count; i += octet)
    {
        Octet sum, term;
        std::memcpy (&sum, sums + i, sizeof (sum));

        for (std::size_t t = 0; t < numTerms; ++t)
        {
            std::memcpy (&term, terms[t] + i, sizeof (term));
            sum += term;
        }

        std::memcpy (sums + i, &sum, sizeof (sum));
    }
}

#endif
} // namespace MixKernelAvx2

} // namespace lopsided
