#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <array>
#include <cstdint>

namespace lopsided
{

/** What is shown of how a node does, now. A value. */
struct NodeMeter
{
    static constexpr int maximumChannels = 8; /**< that have a bar; the last shows the loudest of the rest */

    std::array<float, maximumChannels> levels {}; /**< 0 to 1, of the height of a bar */
    int numChannels = 0;
    bool isOver = false; /**< beyond 0 dB lately */

    int audioStep = 0;  /**< 0 silent, 1 sounds, 2 loud: how its cables glow */
    int midiFrames = 0; /**< for how many frames its MIDI cables still glow */

    float meanLoad = 0.0f; /**< shares of the deadline */
    float p99Load = 0.0f;
    float worstLoad = 0.0f;
    double meanMicroseconds = 0.0;
    double p99Microseconds = 0.0;
    double worstMicroseconds = 0.0;

    std::uint64_t midiEventsOut = 0;
    int holdFrames = 0; ///< of audioStep, so that it does not flicker
    int overFrames = 0;
};

} // namespace lopsided
