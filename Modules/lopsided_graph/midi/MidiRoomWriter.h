#pragma once

#include "MidiAdmission.h"
#include "MidiRoom.h"

#include <cstdint>

namespace lopsided
{

/** Writes one block's events into a room, as far as MidiAdmission lets them in; counts the others.
    Thread: rendering. Realtime: wait-free. */
class MidiRoomWriter
{
public:
    /** For one block, into a buffer that has room for `capacityBytes`, what juce::MidiBuffer stores beside the events included
        (MidiRoom::reserve). The buffer outlives this. Cost: O(1). */
    MidiRoomWriter (juce::MidiBuffer& destination, int capacityBytes, MidiRoom::Drops dropsToCount) noexcept
        : buffer (destination),
          admission (capacityBytes, MidiRoom::headerBytes),
          drops (dropsToCount)
    {}

    /** Appends an event that is not before the last one. False when it had to be dropped. `samplePosition` counts from the
        start of the block. Cost: O(bytes of the event). */
    bool write (int samplePosition, const std::uint8_t* bytes, int numBytes) noexcept
    {
        if (admission.admit (bytes, numBytes, MidiRoom::usedBytes (buffer)))
        {
            MidiRoom::append (buffer, samplePosition, bytes, numBytes);
            return true;
        }

        drops.count (MidiAdmission::kindOf (bytes, numBytes));
        return false;
    }

    /** Whether the same release was written already, and nothing since that it would end. Cost: O(1). */
    [[nodiscard]] bool hasRelease (const std::uint8_t* bytes) const noexcept
    {
        return admission.hasRelease (bytes);
    }

private:
    juce::MidiBuffer& buffer;
    MidiAdmission admission;
    MidiRoom::Drops drops;
};

} // namespace lopsided
