#pragma once

#include <algorithm>
#include <chrono>

namespace lopsided
{
/** When a time-sliced reclaim has to stop. */
class ReclaimDeadline
{
public:
    static constexpr auto unlimited = std::chrono::microseconds::max();

    /** A longer limit counts as this one, so that the sum with the clock cannot overflow. */
    static constexpr auto longest = std::chrono::hours (24 * 365);

    explicit ReclaimDeadline (std::chrono::microseconds budget)
        : isLimited (budget != unlimited),
          end (isLimited
                   ? std::chrono::steady_clock::now() + std::min<std::chrono::microseconds> (budget, longest)
                   : std::chrono::steady_clock::time_point {})
    {}

    /** Cost: one look at the clock when there is a limit. */
    bool hasPassed() const { return isLimited && std::chrono::steady_clock::now() >= end; }

private:
    bool isLimited;
    std::chrono::steady_clock::time_point end;
};
} // namespace lopsided
