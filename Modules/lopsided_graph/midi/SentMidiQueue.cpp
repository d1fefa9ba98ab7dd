#include "SentMidiQueue.h"

#include "MidiAdmission.h"
#include "MidiBytes.h"

#include <algorithm>

namespace lopsided
{

SentMidiQueue::SentMidiQueue()
    : slots (std::make_unique<Slot[]> (capacity))
{}

SentMidiQueue::Delivery SentMidiQueue::push (std::span<const std::uint8_t> bytes, std::int64_t time) noexcept
{
    const auto ends =
        MidiAdmission::kindOf (bytes.data(), static_cast<int> (bytes.size())) == MidiDrops::Kind::release;

    // Acquire, paired with the release in release(): the room was given back by then.
    if (numInUse.fetch_add (1, std::memory_order_acquire) >= (ends ? capacity : capacity - reserve))
    {
        numInUse.fetch_sub (1, std::memory_order_relaxed); // nothing was done with it

        if (! ends)
            return Delivery::lost;

        owe (bytes);
        return Delivery::owed;
    }

    // Acquire and release, paired with itself in the other producers. There are never more admitted than there are slots, so
    // of those with earlier tickets, or else here, one was admitted after the slot's last event was released: it saw
    // that, and whoever comes after it in the order of the tickets sees it in the load.
    const auto ticket = numTickets.fetch_add (1, std::memory_order_acq_rel);
    static_cast<void> (numInUse.load (std::memory_order_acquire));

    auto& slot = slots[ticket % capacity];
    slot.event = { .time = time, .serial = ticket + 1, .numBytes = static_cast<std::uint8_t> (bytes.size()) };
    std::copy (bytes.begin(), bytes.end(), slot.event.bytes.begin());

    // Release, paired with the acquire in tryPop(): the event is whole.
    slot.serial.store (ticket + 1, std::memory_order_release);
    return Delivery::queued;
}

std::optional<SentMidiEvent> SentMidiQueue::tryPop() noexcept
{
    auto& slot = slots[numTaken % capacity];

    // Acquire, paired with the store in push().
    if (slot.serial.load (std::memory_order_acquire) != numTaken + 1)
        return std::nullopt;

    ++numTaken;
    return slot.event;
}

int SentMidiQueue::endingOf (std::span<const std::uint8_t> bytes) noexcept
{
    const auto size = static_cast<int> (bytes.size());

    if (MidiBytes::isNote (bytes.data(), size))
        return MidiBytes::numberOf (bytes.data());

    if (! MidiBytes::isController (bytes.data(), size))
        return -1;

    const auto controller = MidiBytes::numberOf (bytes.data());

    if (const auto pedal = MidiHolds::slotOfPedal (controller); pedal != MidiHolds::noSlot)
        return pedal;

    switch (controller)
    {
        case MidiBytes::allSoundOff: return endingOfSoundOff;
        case MidiBytes::resetAllControllers: return endingOfReset;
        default: return MidiBytes::endsNotes (controller) ? endingOfNotesOff : -1;
    }
}

void SentMidiQueue::owe (std::span<const std::uint8_t> bytes) noexcept
{
    const auto bit =
        static_cast<std::size_t> (MidiBytes::channelOf (bytes.data()) * bitsPerChannel + endingOf (bytes));

    // Both release, paired with the acquires in takeOwed(): a flag shows its mark.
    owed[bit / wordBits].fetch_or (std::uint64_t { 1 } << bit % wordBits, std::memory_order_release);
    isAnyOwed.store (true, std::memory_order_release);
}

} // namespace lopsided
