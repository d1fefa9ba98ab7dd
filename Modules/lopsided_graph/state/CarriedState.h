#pragma once

#include "../midi/MidiDelayLine.h"
#include "CarriedLines.h"
#include "CarriedMidiPaths.h"
#include "RenderState.h"

#include "../render/BufferArena.h"
#include "../transition/PlayingGraph.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace lopsided
{

/** What one compile hands to the next: the render clock and play head that all sequences of a graph share, and what
    the newest of them plays. The sequences own that; here are only weak references, so it goes with the last sequence
    that uses it.

    One for each graph. After the graph's rate or block size has changed, start a new one.
    Thread: producer, one at a time. Realtime: allocates. */
class CarriedState
{
public:
    CarriedState();

    /** Totals over all sequences so far. Thread: any. Realtime: wait-free. */
    [[nodiscard]] RenderCounters counters() const noexcept { return shared->counters(); }

    /** For the compiler. */
    [[nodiscard]] const std::shared_ptr<RenderState>& renderState() const noexcept { return shared; }

    /** The MIDI delay lines that sequences hand on, for the compiler. Cost: O(1). */
    [[nodiscard]] CarriedLines<MidiDelayLine>& midiLines() noexcept { return midi; }

    /** The MIDI paths that sequences hand on, for the compiler. Cost: O(1). */
    [[nodiscard]] CarriedMidiPaths& midiPaths() noexcept { return paths; }
    [[nodiscard]] const CarriedMidiPaths& midiPaths() const noexcept { return paths; }

    /** What the newest sequence plays that is still there, or null when there is none. */
    [[nodiscard]] std::shared_ptr<const PlayingGraph> playing() const noexcept;

    /** The versions of the sequences that are still there, the oldest first. Cost: O(sequences compiled since the last
        call, and those that are still there). */
    [[nodiscard]] std::vector<std::uint64_t> aliveVersions();

    [[nodiscard]] std::uint64_t nextVersion() const noexcept { return lastVersion + 1; }

    /** The memory of the sequence before, where it suits; else new, and with something to spare if it is not the first.
        Realtime: allocates. Cost: O(1) where it suits; else O(buffers × block size in samples). */
    [[nodiscard]] std::shared_ptr<const BufferArena> arenaFor (std::size_t numBuffers, int maximumBlockSize);

    /** A sequence has been compiled. Cost: O(1), amortised. */
    void note (const std::shared_ptr<const PlayingGraph>& playing);

    /** The id that was given to a delay line last. */
    std::uint64_t lastLineId = 0;

private:
    // [shared]
    const std::shared_ptr<RenderState> shared;

    // [message thread]
    CarriedLines<MidiDelayLine> midi;
    CarriedMidiPaths paths;
    std::weak_ptr<const BufferArena> arena;
    std::vector<std::pair<std::uint64_t, std::weak_ptr<const PlayingGraph>>> versions; ///< the oldest first
    std::uint64_t lastVersion = 0;
};

} // namespace lopsided
