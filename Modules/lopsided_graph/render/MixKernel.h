#pragma once

#include "MixKernelAvx2.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace lopsided
{

/** Sums any number of sources in their order, in one pass over memory; in registers of eight samples where the processor has
    them (MixKernelAvx2), else of four. */
namespace MixKernel
{
#if defined(__GNUC__)
/** Four samples in one register: left to itself the compiler keeps the sums in memory. */
typedef float Quad __attribute__ ((vector_size (16)));
#else
struct Quad
{
    Quad& operator+= (const Quad& other) noexcept
    {
        for (std::size_t i = 0; i < 4; ++i)
            samples[i] += other.samples[i];

        return *this;
    }

    float samples[4];
};
#endif

/** Samples that stay in registers while few sources go by: a cache line. */
inline constexpr std::size_t lanes = 16;

/** A piece of a source. Sources start on cache lines (BufferArena), and so do pieces. */
inline const float* pieceOf (const float* source, std::size_t offset) noexcept
{
    return std::assume_aligned<lanes * sizeof (float)> (source + offset);
}

/** Four samples of a source; they start at a quarter of a cache line. */
inline Quad quadOf (const float* source, std::size_t offset) noexcept
{
    Quad quad;
    std::memcpy (&quad, std::assume_aligned<sizeof (Quad)> (source + offset), sizeof (quad));
    return quad;
}

/** Sums all whole pieces of a few sources; they stay in registers, so the destination may be a source.
    @returns where the rest begins */
template <std::uint32_t numSources>
inline std::size_t mixFew (float* destination, const float* const* sources, std::size_t count) noexcept
{
    constexpr std::size_t numQuads = lanes / 4;
    const float* terms[numSources];
    std::copy_n (sources, numSources, terms);
    std::size_t offset = 0;

    for (; offset + lanes <= count; offset += lanes)
    {
        Quad sums[numQuads];

        for (std::size_t q = 0; q < numQuads; ++q)
            sums[q] = quadOf (terms[0], offset + 4 * q);

        for (std::uint32_t s = 1; s < numSources; ++s)
            for (std::size_t q = 0; q < numQuads; ++q)
                sums[q] += quadOf (terms[s], offset + 4 * q);

        for (std::size_t q = 0; q < numQuads; ++q)
            std::memcpy (destination + offset + 4 * q, &sums[q], sizeof (Quad));
    }

    return offset;
}

/** Samples of a piece of many sources: 8 cache lines of a source in a row. */
inline constexpr std::size_t longPiece = 128;

/** Adds the next few sources to the sums of a piece. */
template <std::uint32_t numTerms>
inline void addTerms (float* sums, const float* const* sources, std::size_t offset,
                      std::size_t count) noexcept
{
    const float* terms[numTerms];

    for (std::uint32_t t = 0; t < numTerms; ++t)
        terms[t] = pieceOf (sources[t], offset);

    for (std::size_t i = 0; i < count; ++i)
    {
        auto sum = sums[i];

        for (std::uint32_t t = 0; t < numTerms; ++t)
            sum += terms[t][i];

        sums[i] = sum;
    }
}

/** Sums one piece of many sources, some of them at a time: to take one line of each in turn is to touch as many pages as
    there are sources for every line. */
template <bool isWide>
inline void mixMany (float* destination, const float* const* sources, std::uint32_t numSources,
                     std::size_t offset, std::size_t count) noexcept
{
    alignas (64) float sums[longPiece];
    std::copy_n (pieceOf (sources[0], offset), count, sums);
    std::uint32_t s = 1;

#if LOPSIDED_MIX_AVX2
    if (isWide && count % MixKernelAvx2::octet == 0)
    {
        for (; s + 8 <= numSources; s += 8)
            MixKernelAvx2::addTerms<8> (sums, sources + s, offset, count);

        for (; s + 4 <= numSources; s += 4)
            MixKernelAvx2::addTerms<4> (sums, sources + s, offset, count);
    }
#endif

    for (; s + 4 <= numSources; s += 4)
        addTerms<4> (sums, sources + s, offset, count);

    switch (numSources - s)
    {
        case 3: addTerms<3> (sums, sources + s, offset, count); break;
        case 2: addTerms<2> (sums, sources + s, offset, count); break;
        case 1: addTerms<1> (sums, sources + s, offset, count); break;
        default: break;
    }

    std::copy_n (sums, count, destination + offset);
}

/** Sums all whole pieces of a few sources. @returns where the rest begins */
template <bool isWide, std::uint32_t numSources>
inline std::size_t mixWholePieces (float* destination, const float* const* sources,
                                   std::size_t count) noexcept
{
#if LOPSIDED_MIX_AVX2
    if constexpr (isWide)
        return MixKernelAvx2::mixFew<numSources> (destination, sources, count);
#endif

    return mixFew<numSources> (destination, sources, count);
}

/** mix, in wide registers or without them. The bits are the same. */
template <bool isWide>
inline void mixIn (float* destination, const float* const* sources, std::uint32_t numSources,
                   int numSamples) noexcept
{
    const auto count = static_cast<std::size_t> (numSamples);
    std::size_t offset = 0;

    switch (numSources)
    {
        case 0: std::fill_n (destination, count, 0.0f); return;
        case 1: std::copy_n (sources[0], count, destination); return;
        case 2: offset = mixWholePieces<isWide, 2> (destination, sources, count); break;
        case 3: offset = mixWholePieces<isWide, 3> (destination, sources, count); break;
        case 4: offset = mixWholePieces<isWide, 4> (destination, sources, count); break;

        default:
            for (; offset < count; offset += longPiece)
                mixMany<isWide> (destination, sources, numSources, offset,
                                 std::min (longPiece, count - offset));

            return;
    }

    for (; offset < count; ++offset)
    {
        auto sum = sources[0][offset];

        for (std::uint32_t s = 1; s < numSources; ++s)
            sum += sources[s][offset];

        destination[offset] = sum;
    }
}

/** Writes ((s0 + s1) + s2) + … to the destination, which may be one of the sources, whole. Each source starts on a cache
    line. The first term is copied, so that a lone source passes bit by bit; no source at all is silence.
    Thread: rendering. Realtime: wait-free. Cost: one read of each source, one write. */
inline void mix (float* destination, const float* const* sources, std::uint32_t numSources,
                 int numSamples) noexcept
{
    if (MixKernelAvx2::isAvailable)
        mixIn<true> (destination, sources, numSources, numSamples);
    else
        mixIn<false> (destination, sources, numSources, numSamples);
}
} // namespace MixKernel

} // namespace lopsided
