#pragma once

#include "MidiHolds.h"

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** What a MIDI connection carries over from sequence to sequence: which notes sound through it and which pedals it
    holds down at its destination. A plan says for every block which course the connection takes; what of that has been
    done is known here. So a block that is rendered by another plan of the same course does nothing twice, and one that
    opens the connection again goes on with what still sounds.

    Thread: made by the producer, shared by sequences; the rendering thread's, but for isDone(). Realtime: wait-free.
    Cost: O(1) each; the set of what is held has a fixed size. */
class MidiPath
{
public:
    enum class Course
    {
        open,    ///< everything passes
        holding, ///< only what ends a note or lifts a pedal that is held passes, until nothing is
        releasing ///< what is held ends with the first sample; nothing passes. Also for a hold whose time is up
    };

    /** Whether nothing is held any more since the connection was closed by that commit, in a block that has been
        rendered. Commits have numbers that grow, from 1 on: without them, a path that was opened and closed
        again by sequences which are yet to be rendered would still be known as done.
        Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool isDone (std::uint64_t closingCommit) const noexcept
    {
        // Pairs with the store in reportDone(): a number that orders nothing. Whoever drops the path because of it
        // does so by publishing another sequence, and frees it after a grace period.
        return done.load (std::memory_order_relaxed) >= closingCommit;
    }

    /** Thread: rendering. Realtime: wait-free. */
    void reportDone (std::uint64_t closingCommit) noexcept
    {
        // Pairs with the load in isDone().
        if (done.load (std::memory_order_relaxed) != closingCommit)
            done.store (closingCommit, std::memory_order_relaxed);
    }

    /** Thread: rendering. */
    [[nodiscard]] MidiHolds& holds() noexcept { return held; }
    [[nodiscard]] const MidiHolds& holds() const noexcept { return held; }

    /** Makes sure that what it holds is what its inlet counts: when the inlet's era is another than the path's, the
        inlet has let go of all that the path held. Thread: rendering. Realtime: wait-free. */
    void enterEra (std::uint64_t inletsEra) noexcept
    {
        if (isOf (inletsEra))
            return;

        held.clear();
        keepInto (inletsEra);
    }

    /** Takes what it holds into a new era. Thread: rendering. */
    void keepInto (std::uint64_t inletsEra) noexcept { era = inletsEra; }

    /** Thread: rendering. */
    [[nodiscard]] bool isOf (std::uint64_t inletsEra) const noexcept { return era == inletsEra; }

private:
    // [audio thread]
    std::uint64_t era = 0; ///< an inlet's first is 1
    MidiHolds held;

    // [shared]
    std::atomic<std::uint64_t> done { 0 };
};

} // namespace lopsided
