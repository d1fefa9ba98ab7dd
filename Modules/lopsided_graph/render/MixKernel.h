#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace lopsided
{

/** Sums any number of sources in their order, in one pass over memory. */
namespace MixKernel
{
/** Samples that stay in registers while the sources go by: a cache line. */
inline constexpr std::size_t lanes = 16;

/** A piece of a source. Sources start on cache lines (BufferArena), and so do pieces. */
inline const float* pieceOf (const float* source, std::size_t offset) noexcept
{
    return std::assume_aligned<lanes * sizeof (float)> (source + offset);
}

/** Sums one piece of `lanes` samples. The sums stand in a local array: so the destination may be a source, and the
    compiler has no aliasing to fear. */
inline void mixPiece (float* destination, const float* const* sources, std::uint32_t numSources,
                      std::size_t offset) noexcept
{
    float sums[lanes];
    std::copy_n (pieceOf (sources[0], offset), lanes, sums);

    for (std::uint32_t s = 1; s < numSources; ++s)
    {
        const auto* term = pieceOf (sources[s], offset);

        for (std::size_t i = 0; i < lanes; ++i)
            sums[i] += term[i];
    }

    std::copy_n (sums, lanes, destination + offset);
}

/** Sums all whole pieces. With a known number of sources nothing but the sums themselves is left of it. */
template <std::uint32_t knownNumSources>
inline std::size_t mixPieces (float* destination, const float* const* sources, std::size_t count) noexcept
{
    const float* terms[knownNumSources];
    std::copy_n (sources, knownNumSources, terms);
    std::size_t offset = 0;

    for (; offset + lanes <= count; offset += lanes)
        mixPiece (destination, terms, knownNumSources, offset);

    return offset;
}

/** The same for any number of sources. @returns where the rest begins. */
inline std::size_t mixPieces (float* destination, const float* const* sources, std::uint32_t numSources,
                              std::size_t count) noexcept
{
    switch (numSources)
    {
        case 2: return mixPieces<2> (destination, sources, count);
        case 3: return mixPieces<3> (destination, sources, count);
        case 4: return mixPieces<4> (destination, sources, count);
        default: break;
    }

    std::size_t offset = 0;

    for (; offset + lanes <= count; offset += lanes)
        mixPiece (destination, sources, numSources, offset);

    return offset;
}

/** Sources from which mix takes longer pieces. */
inline constexpr std::uint32_t manySources = 24;

/** Samples of such a piece: 8 cache lines of a source in a row. */
inline constexpr std::size_t longPiece = 128;

/** Sums one piece of up to `longPiece` samples from many sources, 4 of them at a time: to take one line of each in
    turn, as mixPiece does, is to touch as many pages as there are sources for every line. */
inline void mixLongPiece (float* destination, const float* const* sources, std::uint32_t numSources,
                          std::size_t offset, std::size_t count) noexcept
{
    alignas (64) float sums[longPiece];
    std::copy_n (pieceOf (sources[0], offset), count, sums);
    std::uint32_t s = 1;

    for (; s + 4 <= numSources; s += 4)
    {
        const auto *a = pieceOf (sources[s], offset), *b = pieceOf (sources[s + 1], offset);
        const auto *c = pieceOf (sources[s + 2], offset), *d = pieceOf (sources[s + 3], offset);

        for (std::size_t i = 0; i < count; ++i)
            sums[i] = (((sums[i] + a[i]) + b[i]) + c[i]) + d[i];
    }

    for (; s < numSources; ++s)
    {
        const auto* term = pieceOf (sources[s], offset);

        for (std::size_t i = 0; i < count; ++i)
            sums[i] += term[i];
    }

    std::copy_n (sums, count, destination + offset);
}

/** Writes ((s0 + s1) + s2) + … to the destination, which may be one of the sources, whole. Each source starts on a cache
    line. The first term is copied, so that a lone source passes bit by bit; no source at all is silence.
    Thread: rendering. Realtime: wait-free. Cost: one read of each source, one write. */
inline void mix (float* destination, const float* const* sources, std::uint32_t numSources,
                 int numSamples) noexcept
{
    const auto count = static_cast<std::size_t> (numSamples);

    if (numSources == 0)
    {
        std::fill_n (destination, count, 0.0f);
        return;
    }

    if (numSources == 1)
    {
        std::copy_n (sources[0], count, destination);
        return;
    }

    if (numSources >= manySources)
    {
        for (std::size_t offset = 0; offset < count; offset += longPiece)
            mixLongPiece (destination, sources, numSources, offset, std::min (longPiece, count - offset));

        return;
    }

    for (auto offset = mixPieces (destination, sources, numSources, count); offset < count; ++offset)
    {
        auto sum = sources[0][offset];

        for (std::uint32_t s = 1; s < numSources; ++s)
            sum += sources[s][offset];

        destination[offset] = sum;
    }
}
} // namespace MixKernel

} // namespace lopsided
