#pragma once

#include "DelayTaps.h"
#include "GainRamp.h"

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** What changes on an audio connection while it plays: its gain and the taps of its delay. It outlives the sequences that
    use it. A sequence says where gain and delay go; where they are is here.

    Only connections that have a delay, or are on their way in or out, have one: any other is at a gain of 1.
    Thread: made by the producer; the rendering side writes; the producer reads the atomics. */
class ConnectionState
{
public:
    ConnectionState (GainRamp initialGain, DelayTaps::Beginning beginning) noexcept
        : gain (initialGain),
          taps (beginning)
    {}

    /** The rendering side has rendered a sequence of this version with the gain at its target.
        Thread: rendering. Realtime: wait-free. */
    void noteGain (std::uint64_t version, bool isSettled) noexcept
    {
        // Relaxed, paired with the loads below: versions only rise, and what they order is ordered by publishing.
        lastRendered.store (version, std::memory_order_relaxed);
        taps.noteHeard();

        if (isSettled)
            gainSettled.store (version, std::memory_order_relaxed);
    }

    /** Reads a block as late as is wanted. What comes in waits until its line holds what it lets in.
        Thread: rendering. Realtime: wait-free. */
    void readDelayed (const DelayTaps::Block& block, std::uint64_t version) noexcept
    {
        if (! taps.wasHeard())
            gain.waitFor (block.delaySamples);

        noteTaps (version, taps.process (block));
    }

    /** The same as noteGain of the delay. */
    void noteTaps (std::uint64_t version, bool isSettled) noexcept
    {
        // Relaxed, as in noteGain.
        lastRendered.store (version, std::memory_order_relaxed);

        if (isSettled)
            tapsSettled.store (version, std::memory_order_relaxed);
    }

    /** The newest version rendered with the gain, or the delay, where that version wanted it; and at all. 0: none.
        Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::uint64_t gainSettledIn() const noexcept
    {
        return gainSettled.load (std::memory_order_relaxed); // pairs with noteGain
    }

    [[nodiscard]] std::uint64_t tapsSettledIn() const noexcept
    {
        return tapsSettled.load (std::memory_order_relaxed); // pairs with noteTaps
    }

    [[nodiscard]] bool wasEverRendered() const noexcept
    {
        return lastRendered.load (std::memory_order_relaxed) != 0; // pairs with noteGain, noteTaps
    }

    // [audio thread]
    GainRamp gain;
    DelayTaps taps;

private:
    // [shared]
    std::atomic<std::uint64_t> gainSettled { 0 };
    std::atomic<std::uint64_t> tapsSettled { 0 };
    std::atomic<std::uint64_t> lastRendered { 0 };
};

} // namespace lopsided
