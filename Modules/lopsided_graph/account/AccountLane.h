#pragma once

#include "../model/NodeID.h"
#include "Accounting.h"

#include <lopsided_realtime/clock/CycleClock.h>

#include <cstdint>

namespace lopsided
{

/** What one rendering thread keeps while it works on a block: when its last node ended, and which of its nodes took
    longest. One timestamp lies between two nodes: a node's time begins where the call of the one before it ended, so it
    contains that one's check (some 20 ns) and the mixing of its own inputs.

    Thread: begin() is the audio thread's, before the block's work is handed out; the rest is that of the lane's own
    thread; the audio thread reads worst() when that work is done. The scheduler orders both hand-overs.
    Realtime: wait-free. */
class alignas (64) AccountLane
{
public:
    /** A node and its time in this block. */
    struct Share
    {
        NodeID node {};
        std::uint64_t ticks = 0;
    };

    explicit AccountLane (const CycleClock& clockToUse) noexcept
        : clock (clockToUse)
    {}

    /** Starts a block. A deadline of 0 ticks means that there is none. */
    void begin (const Accounting& accountingToUse, std::uint64_t deadline) noexcept
    {
        accounting = accountingToUse;
        somethingIsOn = accountingToUse != Accounting::allOff();
        deadlineTicks = deadline;
        longest = {};
        restart();
    }

    /** The time up to now belongs to no node: call it when the thread has waited for work. Cost: a timestamp. */
    void restart() noexcept
    {
        if (isTiming())
            boundary = clock.now();
    }

    /** A node is done: its ticks, since the last boundary. Only while isTiming(). Cost: a timestamp. */
    std::uint64_t finishNode (NodeID node) noexcept
    {
        const auto now = clock.now();
        const auto ticks = CycleClock::elapsed (boundary, now);
        boundary = now;

        if (ticks > longest.ticks)
            longest = { node, ticks };

        return ticks;
    }

    /** Whether anything is switched on. */
    [[nodiscard]] bool isOn() const noexcept { return somethingIsOn; }

    [[nodiscard]] bool isTiming() const noexcept { return accounting.timing == Accounting::Switch::on; }
    [[nodiscard]] const Accounting& switches() const noexcept { return accounting; }
    [[nodiscard]] std::uint64_t deadline() const noexcept { return deadlineTicks; }

    /** When its last node ended, or it began: ticks. */
    [[nodiscard]] std::uint64_t lastBoundary() const noexcept { return boundary; }

    /** The node that took longest in this block; an invalid one when none was called. */
    [[nodiscard]] const Share& worst() const noexcept { return longest; }

private:
    const CycleClock clock;
    bool somethingIsOn = false;
    Accounting accounting;
    std::uint64_t deadlineTicks = 0;
    std::uint64_t boundary = 0;
    Share longest;
};

} // namespace lopsided
