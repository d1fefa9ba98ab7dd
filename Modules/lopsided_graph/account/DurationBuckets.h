#pragma once

#include "SharedFigure.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace lopsided
{

/** How long something took, over runs of any length, in fixed memory (2 KiB): 16 buckets an octave, so a percentile
    is at most 6.25 % above the duration that it stands for; below 32 ticks it is exact. From 2^32 ticks on (about 1.5 s)
    all share the last bucket. A bucket that is full (2^32 - 1 blocks: a month) stays full. */
class DurationBuckets
{
public:
    /** Counts a duration. Thread: rendering, one at a time. Realtime: wait-free. Cost: one load, one store. */
    void add (std::uint64_t ticks) noexcept { addAt (indexOf (ticks)); }

    /** The same, for a duration whose bucket is known. */
    void addAt (std::size_t index) noexcept
    {
        auto& bucket = buckets[index];
        const auto count = bucket.value();

        if (count != std::numeric_limits<std::uint32_t>::max())
            bucket.set (count + 1);
    }

    /** The bucket in which a duration is counted. */
    [[nodiscard]] static std::size_t indexOf (std::uint64_t ticks) noexcept
    {
        const auto counted = std::min (ticks, longest);
        const auto shift = shiftOf (counted);
        return static_cast<std::size_t> (static_cast<std::uint64_t> (shift) * bucketsPerOctave
                                         + (counted >> shift));
    }

    /** Where a bucket lies: to fetch it ahead of its use. */
    [[nodiscard]] const void* placeOf (std::size_t index) const noexcept { return &buckets[index]; }

    /** The ticks that the given fraction (0 to 1) of all durations does not exceed, and of one more that is not counted yet,
        of this bucket; 0 when there are none. Thread: any. Realtime: wait-free. Cost: one look at each bucket. */
    [[nodiscard]] std::uint64_t percentile (double fraction,
                                            std::optional<std::size_t> oneMore = {}) const noexcept;

private:
    static constexpr int octaveBits = 4;
    static constexpr std::uint64_t bucketsPerOctave = 1u << octaveBits;
    static constexpr std::uint64_t longest = std::numeric_limits<std::uint32_t>::max();
    static constexpr int mostBits = 32;
    static constexpr std::size_t numBuckets = (mostBits - octaveBits + 1) * bucketsPerOctave;

    /** How far the ticks are shifted to leave their leading 1 and four more bits. */
    static int shiftOf (std::uint64_t ticks) noexcept
    {
        return std::max (0, static_cast<int> (std::bit_width (ticks)) - (octaveBits + 1));
    }

    /** The largest number of ticks that goes into a bucket. */
    static std::uint64_t upperEdgeOf (std::size_t index) noexcept;

    // [shared] the rendering side writes; an octave is a cache line
    alignas (64) std::array<SharedFigure<std::uint32_t>, numBuckets> buckets;
};

} // namespace lopsided
