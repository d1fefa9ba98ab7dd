#pragma once

#include <cstdint>
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
        Thread: producer. Realtime: allocates. */
    DelayLine (int delaySamples, int maximumBlockSize);

    /** Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool canDelayBy (int delaySamples) const noexcept { return delaySamples <= longestDelay; }

    /** Writes a block and reads it as it was `delaySamples` ago; the two may be the same memory.
        `position` is the graph's clock at the first sample. Thread: rendering. Realtime: wait-free. */
    void process (const float* source, float* destination, int numSamples, int delaySamples,
                  std::int64_t position) noexcept;

    /** Forgets the history. Thread: rendering, or while nothing renders. Realtime: wait-free. */
    void reset() noexcept { continuousSamples = 0; }

    /** Samples of continuous history. Thread: rendering. */
    [[nodiscard]] std::int64_t historySamples() const noexcept { return continuousSamples; }

private:
    void write (const float* source, int numSamples) noexcept;
    void read (float* destination, int numSamples, int delaySamples) const noexcept;

    // [audio thread]
    std::vector<float> ring; ///< a power of two long
    const int longestDelay;
    std::int64_t nextPosition = 0;      ///< of the graph's clock, were no block left out
    std::int64_t continuousSamples = 0; ///< written without a gap, ending at nextPosition
};

} // namespace lopsided
