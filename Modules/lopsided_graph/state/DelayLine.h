#pragma once

#include "../account/BlockInput.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** The history of one audio connection, from which any number of taps may read. It outlives the sequences that use
    it, and knows how much of its history is continuous: what it has not heard is silence, so a line that was out of
    use for a while never plays what is long past.

    Thread: made by the producer, then the rendering thread's alone. */
class DelayLine
{
public:
    /** Makes a line for delays of at least `delaySamples` in blocks of up to `maximumBlockSize`; touches its memory.
        `idOfLine` tells it from all others of its graph, and is never 0. Thread: producer. Realtime: allocates. */
    DelayLine (std::uint64_t idOfLine, int delaySamples, int maximumBlockSize);

    /** Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::uint64_t id() const noexcept { return number; }

    /** Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool canDelayBy (int delaySamples) const noexcept { return delaySamples <= longestDelay; }

    /** Takes in a block. `position` is the graph's clock at its first sample; `input` says whether it is known to be
        exactly silent. Thread: rendering. Realtime: wait-free. */
    void write (const float* source, int numSamples, std::int64_t position,
                BlockInput input = BlockInput::active) noexcept;

    /** Reads samples of the block that was written last, or comes next, `position` being that of the first, as they were
        `delaySamples` before; what it has not heard is silence. Thread: rendering. Realtime: wait-free. */
    void read (float* destination, int numSamples, int delaySamples, std::int64_t position) const noexcept;

    /** Forgets the history. Thread: rendering, or while nothing renders. Realtime: wait-free. */
    void reset() noexcept { continuousSamples = silentSamples = 0; }

    /** Whether all that can be read of it is known to be exactly silent. Thread: rendering. */
    [[nodiscard]] bool holdsOnlySilence() const noexcept
    {
        return silentSamples >= std::min (continuousSamples, static_cast<std::int64_t> (ring.size()));
    }

    /** Samples of continuous history. Thread: rendering. */
    [[nodiscard]] std::int64_t historySamples() const noexcept { return continuousSamples; }

    /** Where that ends, by the graph's clock. Thread: rendering. */
    [[nodiscard]] std::int64_t endOfHistory() const noexcept { return nextPosition; }

    /** Where samples that were written lie, from `position` on: in two pieces where the memory comes round.
        Thread: rendering. Realtime: wait-free. */
    [[nodiscard]] std::array<std::span<float>, 2> samplesAt (std::int64_t position, int numSamples) noexcept;

private:
    // [audio thread]
    const std::uint64_t number;
    std::vector<float> ring; ///< a power of two long
    const int longestDelay;
    std::int64_t nextPosition = 0;      ///< of the graph's clock, were no block left out
    std::int64_t continuousSamples = 0; ///< written without a gap, ending at nextPosition
    std::int64_t silentSamples = 0;     ///< of those, the last ones that are known to be silent
};

} // namespace lopsided
