#pragma once

#include <array>
#include <cstdint>
#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

/** A MIDI message that the graph was given, as it travels to the message thread. Trivially copyable. */
struct HeardMidi
{
    std::int64_t nanos = 0; // steady clock
    std::array<std::uint8_t, 3> bytes {};
    std::uint8_t numBytes = 0;

    /** With its time in seconds of the steady clock. */
    [[nodiscard]] juce::MidiMessage message() const
    {
        return { bytes.data(), static_cast<int> (numBytes), 1.0e-9 * static_cast<double> (nanos) };
    }
};

} // namespace lopsided
