#pragma once

#include <cstdint>

namespace lopsided
{

/** Totals over all nodes and sequences of a graph since its CarriedState was made. */
struct RenderCounters
{
    std::uint64_t exceptionsInNodes = 0;
    std::uint64_t droppedMidiEvents = 0;
    std::uint64_t missedCallbackLocks = 0; ///< calls that were left out because somebody held the lock
};

} // namespace lopsided
