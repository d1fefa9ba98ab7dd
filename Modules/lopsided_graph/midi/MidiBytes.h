#pragma once

#include <cstdint>

namespace lopsided
{

/** Reads the bytes of MIDI messages where they lie. Channels count from 0. Realtime: wait-free. */
namespace MidiBytes
{
inline constexpr int noteOff = 0x80;
inline constexpr int noteOn = 0x90;
inline constexpr int controller = 0xb0;
inline constexpr int programChange = 0xc0;
inline constexpr int channelPressure = 0xd0;
inline constexpr int pitchBend = 0xe0;
inline constexpr int system = 0xf0;

inline constexpr int allSoundOff = 120;
inline constexpr int resetAllControllers = 121;
inline constexpr int allNotesOff = 123; ///< and up to 127, where the mode changes as well

/** A pedal is down from this value on. */
inline constexpr int pedalDown = 64;

[[nodiscard]] constexpr int statusOf (const std::uint8_t* bytes) noexcept
{
    return bytes[0] & 0xf0;
}

[[nodiscard]] constexpr int channelOf (const std::uint8_t* bytes) noexcept
{
    return bytes[0] & 0x0f;
}

/** The note, or the controller. */
[[nodiscard]] constexpr int numberOf (const std::uint8_t* bytes) noexcept
{
    return bytes[1] & 0x7f;
}

[[nodiscard]] constexpr bool isNote (const std::uint8_t* bytes, int numBytes) noexcept
{
    return numBytes >= 3 && (statusOf (bytes) == noteOn || statusOf (bytes) == noteOff);
}

/** Of a note. */
[[nodiscard]] constexpr bool isNoteOn (const std::uint8_t* bytes) noexcept
{
    return statusOf (bytes) == noteOn && bytes[2] > 0;
}

[[nodiscard]] constexpr bool isController (const std::uint8_t* bytes, int numBytes) noexcept
{
    return numBytes >= 3 && statusOf (bytes) == controller;
}

/** Whether a controller is a mode message that ends the notes of its channel. */
[[nodiscard]] constexpr bool endsNotes (int controllerNumber) noexcept
{
    return controllerNumber == allSoundOff || controllerNumber >= allNotesOff;
}
} // namespace MidiBytes

} // namespace lopsided
