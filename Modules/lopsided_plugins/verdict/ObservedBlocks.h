#pragma once

#include <cstdint>

namespace lopsided
{

/** What blocks of one size took. Times are the plugin's own: where the system took the processor away, processor time. */
struct ObservedBlocks
{
    int frames = 0;         /**< of a block, or of the largest where they vary */
    bool varying = false;   /**< blocks of 1 to `frames` frames, by chance */
    bool untouched = false; /**< no parameter was changed before or meanwhile */
    std::int64_t processed = 0;
    std::int64_t timed = 0; /**< how many of them were timed, apart from the watched ones */
    double worstMicros = 0.0;
    double p99Micros = 0.0;
    double worstShare = 0.0; /**< of the block's deadline: 1 is all of it */
    double p99Share = 0.0;
    std::int64_t late = 0;       /**< timed blocks that took longer than their deadline */
    std::int64_t badSamples = 0; /**< NaN and infinity in what was put out */

    bool operator== (const ObservedBlocks&) const = default;
};

} // namespace lopsided
