#pragma once

#include "MidiBytes.h"
#include "MidiHolds.h"

#include <array>
#include <cstdint>

namespace lopsided
{

/** What MIDI messages do to what is held. Realtime: wait-free. */
namespace MidiHoldRules
{
/** Calls `hold (channel, slot)` for what a message begins to hold, and `end (channel, slot)` for what it ends; the latter
    may remove it from `held`. Cost: O(1), but for the mode messages: O(notes held on the channel). */
template <typename Hold, typename End>
void follow (const MidiHolds& held, const std::uint8_t* bytes, int numBytes, Hold&& hold, End&& end) noexcept
{
    const auto channel = MidiBytes::channelOf (bytes);
    const auto change = [&] (int slot, bool begins) {
        if (begins)
            hold (channel, slot);
        else
            end (channel, slot);
    };

    if (MidiBytes::isNote (bytes, numBytes))
    {
        change (MidiBytes::numberOf (bytes), MidiBytes::isNoteOn (bytes));
        return;
    }

    if (! MidiBytes::isController (bytes, numBytes))
        return;

    const auto controller = MidiBytes::numberOf (bytes);

    if (const auto slot = MidiHolds::slotOfPedal (controller); slot != MidiHolds::noSlot)
    {
        change (slot, bytes[2] >= MidiBytes::pedalDown);
    }
    else if (controller == MidiBytes::resetAllControllers)
    {
        // RP-015 names these two. Not everybody resets hold 2: it counts as held until it is lifted.
        end (channel, MidiHolds::slotOfPedal (64));
        end (channel, MidiHolds::slotOfPedal (66));
    }
    else if (MidiBytes::endsNotes (controller))
    {
        held.forEachNote (channel, [&] (int note) { end (channel, note); });
    }
}

/** The note or pedal that a single release ends, or MidiHolds::noSlot for any other message. */
[[nodiscard]] constexpr int slotEndedBy (const std::uint8_t* bytes, int numBytes) noexcept
{
    if (MidiBytes::isNote (bytes, numBytes))
        return MidiBytes::isNoteOn (bytes) ? MidiHolds::noSlot : MidiBytes::numberOf (bytes);

    const auto isUp = MidiBytes::isController (bytes, numBytes) && bytes[2] < MidiBytes::pedalDown;
    return isUp ? MidiHolds::slotOfPedal (MidiBytes::numberOf (bytes)) : MidiHolds::noSlot;
}

/** The message that ends a slot: a note-off, or a pedal that goes up. */
[[nodiscard]] constexpr std::array<std::uint8_t, 3> releaseOf (int channel, int slot) noexcept
{
    if (slot < MidiHolds::numNotes)
        return { static_cast<std::uint8_t> (MidiBytes::noteOff | channel), static_cast<std::uint8_t> (slot),
                 0 };

    return { static_cast<std::uint8_t> (MidiBytes::controller | channel),
             static_cast<std::uint8_t> (MidiHolds::pedalOf (slot)), 0 };
}
} // namespace MidiHoldRules

} // namespace lopsided
