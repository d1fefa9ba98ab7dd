#pragma once

#include "RenderClaim.h"

#include <lopsided_graph/lopsided_graph.h>

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** What the audio thread and the producers share beside the sequence. It outlives the engine: whatever an engine gave
    out (a model, a sequence) looks here, when it is destroyed, whether that happens on the thread that renders.

    Every counter is a figure for people and orders nothing; so each relaxed increment pairs with nothing but the
    relaxed load that reads it for the statistics.
*/
struct RenderFigures
{
    using Counter = std::atomic<std::uint64_t>;

    static void increment (Counter& counter) noexcept
    {
        counter.fetch_add (1, std::memory_order_relaxed); // pairs with value()
    }

    static std::uint64_t value (const Counter& counter) noexcept
    {
        return counter.load (std::memory_order_relaxed); // pairs with increment()
    }

    /** To be called by whatever is destroyed. */
    void noteDestruction() noexcept
    {
        if (claim.isHeldByThisThread())
            increment (destroyedOnAudioThread);
    }

    // [shared]
    RenderClaim claim;
    Counter blocks { 0 };
    Counter concurrentRenders { 0 };
    MidiDrops lostMidi; // events of a block that was rendered in parts, before its sequence
    Counter destroyedOnAudioThread { 0 };
    ControlCounters control;
};

} // namespace lopsided
