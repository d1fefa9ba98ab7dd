#pragma once

#include "../model/NodeID.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lopsided
{

/** What a node did and how long it took, in plain numbers, since it was made (peaks: since they were last taken).
    Written while it plays, so figures of one snapshot may be of neighbouring blocks. */
struct NodeFigures
{
    NodeID node {};
    std::string name;

    std::uint64_t calls = 0;   ///< timed blocks; with all times below
    double minNanoseconds = 0; ///< 0 without calls; from the end of the call before, so with the mixing
    double meanNanoseconds = 0;
    double p99Nanoseconds = 0; ///< at most 6.25 % too large, never above the largest
    double maxNanoseconds = 0;

    std::vector<float>
        peaks; ///< for each output channel, linear gain; infinite when an unguarded NaN or Inf passed

    std::uint64_t midiEventsIn = 0;
    std::uint64_t midiEventsOut = 0;

    std::uint64_t exceptions = 0;    ///< blocks that are silent because the processor threw
    std::uint64_t badBlocks = 0;     ///< blocks in which the guard found NaN or Inf
    std::uint64_t skippedBlocks = 0; ///< blocks in which the node was idle and not called
    std::uint64_t silencedBlocks =
        0; ///< blocks in which it was not called because it was suspended, or left out
    std::uint64_t lateBlocks =
        0; ///< blocks in which the node alone took longer than the deadline of the whole block
};

} // namespace lopsided
