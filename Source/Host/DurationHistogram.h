#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** Percentiles of durations over runs of any length, in fixed memory.

    Bins are 1/64 of an octave wide, so a percentile is exact to two per cent; the largest and the count are exact.

    Thread: one at a time (the message thread).
    Cost: add() is O(1); percentile() O(bins).
*/
class DurationHistogram
{
public:
    void add (std::int64_t nanos) noexcept;

    /** The duration that the given fraction (0 to 1) of all values does not exceed; 0 when there are none. */
    [[nodiscard]] std::int64_t percentileNanos (double fraction) const noexcept;

    [[nodiscard]] std::int64_t largestNanos() const noexcept { return largest; }
    [[nodiscard]] std::uint64_t count() const noexcept { return total; }

private:
    static constexpr int binsPerOctave = 64;
    static constexpr int octaves = 40;

    static std::size_t binOf (std::int64_t nanos) noexcept;

    std::array<std::uint64_t, std::size_t { binsPerOctave } * std::size_t { octaves }> bins {};
    std::uint64_t total = 0;
    std::int64_t largest = 0;
};

} // namespace lopsided
