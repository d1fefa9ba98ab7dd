#pragma once

#include "../model/NodeID.h"

#include <cstdint>

namespace lopsided
{

/** A block that took longer than it may, and the node that took most of it. */
struct XrunRecord
{
    NodeID node {};                 ///< invalid when no node was called
    double nodeNanoseconds = 0;     ///< of that node, with the mixing of its inputs
    double blockNanoseconds = 0;    ///< of the whole block
    double deadlineNanoseconds = 0; ///< the time that the block's samples last
    std::uint64_t block = 0;        ///< which block it was, counted from 1
};

} // namespace lopsided
