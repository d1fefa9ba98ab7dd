#pragma once

#include <cstdint>

namespace lopsided
{

/** What the audio callback notes about one block. Trivially copyable: it travels through a wait-free queue. */
struct BlockRecord
{
    std::int64_t startNanos = 0;    // steady clock
    std::int64_t durationNanos = 0; // from the callback's entry to its end
    std::int64_t deadlineNanos = 0; // what the block lasts when it is heard
    int numFrames = 0;
    std::uint32_t nonFiniteSamples =
        0;                     // NaN and infinities, replaced with silence before the device saw them
    float peak = 0.0f;         // of all output channels, linear
    double sumOfSquares = 0.0; // over all output channels
};

} // namespace lopsided
