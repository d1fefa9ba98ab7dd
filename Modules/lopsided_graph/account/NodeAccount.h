#pragma once

#include "ChannelArray.h"
#include "DurationBuckets.h"
#include "NodeFigures.h"
#include "PeakHold.h"
#include "Prefetch.h"
#include "SharedFigure.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

namespace lopsided
{

class CycleClock;

/** The figures of one node, on their way from the rendering side to the producer: relaxed atomics that order nothing,
    written with a load and a store by one thread at a time (SharedFigure).

    Thread: as grouped below; different threads may render the node in different blocks if the scheduler orders that.
    Realtime: wait-free but for the constructor, the destructor and takeFigures(). */
class alignas (64) NodeAccount
{
public:
    /** Realtime: allocates. */
    explicit NodeAccount (int numChannels);

    NodeAccount (const NodeAccount&) = delete;
    NodeAccount& operator= (const NodeAccount&) = delete;

    // [rendering thread]

    /** A block took so long; its whole deadline is beside it (0: there is none). Cost: about 2 ns. */
    void addCall (std::uint64_t ticks, std::uint64_t deadlineTicks) noexcept
    {
        // Each block goes into its bucket when the next one is there: so prefetch() knows which bucket that will be.
        if (calls.value() != 0)
            durations.addAt (lastBucket.value());

        calls.add (1);
        totalTicks.add (ticks);

        if (ticks < minTicks.value())
            minTicks.set (ticks);

        if (ticks > maxTicks.value())
            maxTicks.set (ticks);

        if (ticks > deadlineTicks && deadlineTicks != 0) [[unlikely]]
            late.add (1);

        lastBucket.set (static_cast<std::uint32_t> (DurationBuckets::indexOf (ticks)));
    }

    /** The span that the peaks of a block belong to. */
    [[nodiscard]] std::uint32_t peakSpan() const noexcept { return span.value(); }

    /** A block's peak, linear gain. */
    void notePeak (int channel, float peak, std::uint32_t spanOfBlock) noexcept
    {
        peaks[static_cast<std::size_t> (channel)].note (peak, spanOfBlock);
    }

    void addMidi (int eventsIn, int eventsOut) noexcept
    {
        if (eventsIn == 0 && eventsOut == 0)
            return;

        midiIn.add (static_cast<std::uint64_t> (eventsIn));
        midiOut.add (static_cast<std::uint64_t> (eventsOut));
    }

    void countException() noexcept { exceptions.add (1); }
    void countBadBlock() noexcept { bad.add (1); }
    void countSkippedBlock() noexcept { skipped.add (1); }
    void countSilencedBlock() noexcept { silenced.add (1); }

    /** Asks for the peaks of a node with few channels, without a look at anything else. */
    void prefetchPeaks() const noexcept { prefetchForWriting (peaks.room()); }

    /** Asks for the memory of the next addCall() and notePeak(), so that it is near when they come. */
    void prefetch() const noexcept
    {
        prefetchForWriting (&calls);
        prefetchForWriting (peaks.data());
        prefetchForWriting (durations.placeOf (lastBucket.value()));
    }

    // [producer, one thread at a time]

    /** The figures now; the peaks are those since the last call. `clock` is one that the rendering side used.
        Realtime: allocates. */
    [[nodiscard]] NodeFigures takeFigures (const CycleClock& clock, NodeID node, std::string name);

private:
    // [shared] the rendering side writes, but for the span. What each block needs stands together: the figures in one
    // cache line, the peaks of a stereo node in the next, and a bucket.
    SharedFigure<std::uint64_t> calls, totalTicks;
    SharedFigure<std::uint64_t> minTicks { std::numeric_limits<std::uint64_t>::max() };
    SharedFigure<std::uint64_t> maxTicks;
    SharedFigure<std::uint32_t> lastBucket; ///< of the block that is not counted in it yet
    SharedFigure<std::uint32_t> span;       ///< the producer writes
    ChannelArray<PeakHold> peaks;
    DurationBuckets durations;
    SharedFigure<std::uint64_t> late, midiIn, midiOut, exceptions, bad, skipped, silenced;
};

} // namespace lopsided
