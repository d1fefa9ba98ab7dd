#pragma once

#include <lopsided_plugins/lopsided_plugins.h>
#include <vector>

namespace lopsided
{

/** How long each of a number of blocks took, and what that comes to. */
class BlockDurations
{
public:
    /** Thread: any. Realtime: allocates only when it grows. */
    void add (double micros, double deadlineMicros) { durations.push_back ({ micros, deadlineMicros }); }

    void reserve (std::size_t numBlocks) { durations.reserve (numBlocks); }

    /** Writes worst, 99th percentile and lateness; what does not come from durations stays. Thread: any. */
    void summarise (ObservedBlocks& blocks) const;

private:
    struct Duration
    {
        double micros = 0.0;
        double deadlineMicros = 0.0;
    };

    std::vector<Duration> durations;
};

} // namespace lopsided
