#pragma once

#include "MidiHoldCounts.h"
#include "MidiHolds.h"
#include "MidiMemory.h"
#include "MidiPath.h"

#include <cstdint>

namespace lopsided
{

/** What a MidiInlet knows of its destination: who holds what, and what it was told for good.
    Thread: rendering. Realtime: wait-free. */
struct MidiInletState
{
    MidiHoldCounts counts; ///< over the paths, and of what is owed: a release that is yet to be sent
    MidiMemory memory;
    MidiHolds released; ///< what this block has ended
    MidiHolds
        ended; ///< by us, at any time: a release that ends nothing is that of a connection that was gone meanwhile
    bool isToldForGood = false; ///< whether this block has something to be remembered

    void hold (MidiPath& path, int channel, int slot) noexcept;

    /** False when the path did not hold it. */
    bool letGo (MidiPath& path, int channel, int slot) noexcept;

    /** Keeps a release in mind that could not be sent: what is counted and no path holds is sent by the next block. */
    void owe (int channel, int slot) noexcept { counts.add (channel, slot); }

    /** What an event does that has come through the path and has reached the destination. Cost: O(1), but for the mode
        messages: O(notes of a channel). */
    void follow (MidiPath& path, const std::uint8_t* bytes, int numBytes) noexcept;
};

} // namespace lopsided
