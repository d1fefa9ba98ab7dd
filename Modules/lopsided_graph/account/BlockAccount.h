#pragma once

#include "AccountLane.h"
#include "SharedFigure.h"
#include "XrunRecord.h"

#include <lopsided_realtime/clock/CycleClock.h>
#include <lopsided_realtime/queue/SpscQueue.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace lopsided
{

/** Times the blocks of a graph, and names the culprit of each that came too late.

        account.beginBlock (numSamples, settings.accounting, BlockAccount::Pace::realtime);
        …    every thread that renders has a lane: monitor.beginCall(), the call, monitor.endCall (lane, …)
        account.endBlock();                                     // when all lanes are done

    Thread: made by the producer, with all its memory; then as grouped below.
    Realtime: wait-free, but for making and destroying it. */
class BlockAccount
{
public:
    /** Whether somebody waits for the block. */
    enum class Pace
    {
        realtime, ///< a block may take as long as its samples last
        offline   ///< it may take as long as it likes: no block is late
    };

    /** Reports that wait to be taken; what does not fit is counted. */
    static constexpr std::size_t roomForXruns = 64;

    /** `sampleRate`: in Hz. `numLanes`: threads that may render, the audio thread among them.
        Realtime: allocates. Cost: O(lanes). */
    BlockAccount (const CycleClock& clockToUse, double sampleRate, int numLanes);

    // [audio thread] wait-free

    /** `numLanes`: threads that may work on this block; by default all there are. Cost: a timestamp for each of them
        when timing is on. */
    void beginBlock (int numSamples, const Accounting& accounting, Pace pace,
                     int numLanes = std::numeric_limits<int>::max()) noexcept;

    /** Lane 0 is the audio thread's own. Cost: O(1). */
    [[nodiscard]] AccountLane& lane (int number) noexcept { return lanes[static_cast<std::size_t> (number)]; }

    /** When the work of all lanes is done. Cost: a timestamp when timing is on. */
    void endBlock() noexcept;

    // [producer] wait-free

    /** The oldest late block that was not taken yet; nothing where there is none. Cost: O(1). */
    [[nodiscard]] std::optional<XrunRecord> takeXrun() noexcept { return xruns.tryPop(); }

    /** Late blocks for which there was no room. */
    [[nodiscard]] std::uint64_t lostXruns() const noexcept { return xruns.overflows(); }

    /** Thread: any. */
    [[nodiscard]] std::uint64_t numBlocks() const noexcept { return blocks.value(); }
    [[nodiscard]] std::uint64_t numLateBlocks() const noexcept { return lateBlocks.value(); }

    /** What turns this graph's ticks into time. Thread: any. */
    [[nodiscard]] const CycleClock& cycleClock() const noexcept { return clock; }

private:
    [[nodiscard]] AccountLane::Share worst() const noexcept;

    // [message thread]
    const CycleClock clock;
    const double ticksPerSample;

    // [audio thread]
    std::vector<AccountLane> lanes;
    std::span<AccountLane> working; ///< those of this block
    std::uint64_t start = 0;
    std::uint64_t deadlineTicks = 0;

    // [shared]
    SharedFigure<std::uint64_t> blocks, lateBlocks;
    SpscQueue<XrunRecord> xruns { roomForXruns };
};

} // namespace lopsided
