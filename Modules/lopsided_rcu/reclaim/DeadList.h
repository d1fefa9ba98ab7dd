#pragma once

#include "DeadVersion.h"

#include "../reader/ReaderSlots.h"

#include <algorithm>
#include <chrono>

namespace lopsided
{
/** The versions of one cell that are retired and not yet destroyed, sorted by how far they have come:

        retired  ->  (reclaim stamps and fences)  ->  staged  ->  waiting  ->  passed  ->  (reclaim destroys)
                                                                 one batch    still shared ones stay here

    Thread: producers, under the bin's lock. Realtime: wait-free; it allocates nothing. Cost: constant, except where
    the slots are looked at. */
class DeadList
{
public:
    using Clock = std::chrono::steady_clock;

    /** Takes a version that readers can no longer find. */
    void retire (DeadVersion& version) noexcept { retired.push_back (version); }

    /** Hands out everything that was retired since the last call: it is unpublished, so a fence that follows, and a look
        at the slots that follows that, count for all of it. */
    void takeRetired (DeadVersions& into) noexcept { append (into, retired); }

    /** Takes back what takeRetired gave, stamped, after the fence: the next grace period may count for it. */
    void stage (DeadVersions& fenced) noexcept { mergeByAge (staged, fenced); }

    /** Ends the grace period that is over and begins the next, where there is one to begin. */
    void advance (ReaderSlots& slots) noexcept
    {
        if (! waiting.empty() && slots.awaitedReadersHaveLeft())
            mergeByAge (passed, waiting);

        if (waiting.empty() && ! staged.empty())
        {
            waiting.swap (staged);

            if (! slots.awaitReadersInside())
                mergeByAge (passed, waiting);
        }
    }

    /** Hands out what no reader can be inside with. */
    void takePassed (DeadVersions& into) noexcept { append (into, passed); }

    /** Takes back what takePassed gave and could not be destroyed yet. */
    void putBack (DeadVersions& notYet) noexcept { mergeByAge (passed, notYet); }

    /** True when a reclaim has nothing to look at. What a running reclaim has taken out is not seen here. */
    bool isEmpty() const noexcept
    {
        return retired.empty() && staged.empty() && waiting.empty() && passed.empty();
    }

    /** For how long the oldest version that a reclaim has seen has been in the list. */
    std::chrono::nanoseconds oldestAge() const
    {
        if (staged.empty() && waiting.empty() && passed.empty())
            return std::chrono::nanoseconds { 0 };

        auto oldest = Clock::time_point::max();

        for (const auto* list : { &staged, &waiting, &passed })
            if (! list->empty())
                oldest = std::min (oldest, list->front().seenAt);

        return Clock::now() - oldest;
    }

private:
    DeadVersions retired, staged, waiting, passed;
};
} // namespace lopsided
