#pragma once

#include <array>
#include <cstdint>

namespace lopsided
{

/** One MIDI event on its way to the node that it was sent to. Plain data. */
struct SentMidiEvent
{
    /** The longest that can be sent: sysex goes by the graph's MIDI input. */
    static constexpr int maximumBytes = 3;

    std::int64_t time = 0;    ///< samples on the graph's clock, or ParameterChange::now
    std::uint64_t serial = 0; ///< how many events of its node were queued by then, itself included
    std::array<std::uint8_t, maximumBytes> bytes {};
    std::uint8_t numBytes = 0;
};

} // namespace lopsided
