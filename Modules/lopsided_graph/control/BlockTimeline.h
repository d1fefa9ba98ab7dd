#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>
#include <limits>

namespace lopsided
{

/** Which time each sample of a block has: on the graph's clock, or on a transport that may loop.
    Thread: rendering. Realtime: wait-free. */
class BlockTimeline
{
public:
    /** One that stands still. */
    BlockTimeline() = default;

    /** The graph's clock. */
    explicit BlockTimeline (std::int64_t timeOfFirstSample) noexcept
        : first (timeOfFirstSample),
          moves (true)
    {}

    /** The transport, as the host's play head tells it now; it stands still for a null one, one that does not play, and
        one that does not tell samples. */
    static BlockTimeline ofTransport (const juce::AudioPlayHead* playHead, double sampleRate) noexcept;

    [[nodiscard]] bool isMoving() const noexcept { return moves; }

    [[nodiscard]] std::int64_t timeAt (int offset) const noexcept;

    /** The first sample after `offset` whose time jumps back, or the largest int. */
    [[nodiscard]] int nextJump (int offset) const noexcept;

private:
    std::int64_t first = 0;
    std::int64_t loopEnd = std::numeric_limits<std::int64_t>::max();
    std::int64_t loopLength = 0;
    bool moves = false;
};

} // namespace lopsided
