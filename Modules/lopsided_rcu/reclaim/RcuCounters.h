#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace lopsided
{
/** What a cell, or all cells of a Reclaimer, have done so far. Counted in versions; a cell's initial value is its first
    version, and the end of the cell retires its last. So when all is over, the three are equal. */
struct RcuCounters
{
    std::uint64_t published = 0;
    std::uint64_t retired = 0;
    std::uint64_t reclaimed = 0;

    /** For how long the oldest retired version has been waiting: for a section to close, for a share to be dropped, or
        for the next reclaim. Counted from the first reclaim that saw it, so publish need not ask for the time. */
    std::chrono::nanoseconds oldestAge { 0 };

    RcuCounters& operator+= (const RcuCounters& other) noexcept
    {
        published += other.published;
        retired += other.retired;
        reclaimed += other.reclaimed;
        oldestAge = std::max (oldestAge, other.oldestAge);
        return *this;
    }
};
} // namespace lopsided
