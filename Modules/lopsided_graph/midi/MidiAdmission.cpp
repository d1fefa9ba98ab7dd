#include "MidiAdmission.h"

#include "MidiBytes.h"
#include "MidiHolds.h"

#include <algorithm>

namespace lopsided
{

namespace
{
/** Where in its channel's releases a controller's release stands, or -1 if the controller ends no sound. */
constexpr int releaseSlotOf (int controller) noexcept
{
    if (const auto pedal = MidiHolds::slotOfPedal (controller); pedal != MidiHolds::noSlot)
        return pedal;

    switch (controller)
    {
        case MidiBytes::allSoundOff: return MidiHolds::numSlots;
        case MidiBytes::resetAllControllers: return MidiHolds::numSlots + 1; // so all pedals
        default: return controller >= MidiBytes::allNotesOff ? MidiHolds::numSlots + 2 : -1;
    }
}

constexpr bool isPedal (int controller) noexcept
{
    return MidiHolds::slotOfPedal (controller) != MidiHolds::noSlot;
}

static_assert (MidiHolds::numSlots + 3 <= MidiAdmission::releasesPerChannel);
} // namespace

MidiAdmission::MidiAdmission (int capacityBytes, int overheadBytes) noexcept
    : overhead (overheadBytes)
{
    const auto reserve = std::min (numReleases * (overheadBytes + 3), capacityBytes / 2);
    const auto general = capacityBytes - reserve;

    limits[static_cast<int> (MidiDrops::Kind::sysex)] = general / 4 * 3;
    limits[static_cast<int> (MidiDrops::Kind::controller)] = general / 8 * 7;
    limits[static_cast<int> (MidiDrops::Kind::noteOn)] = general;
    limits[static_cast<int> (MidiDrops::Kind::release)] = capacityBytes;
}

MidiDrops::Kind MidiAdmission::kindOf (const std::uint8_t* bytes, int numBytes) noexcept
{
    if (MidiBytes::statusOf (bytes) == MidiBytes::system)
        return MidiDrops::Kind::sysex;

    if (MidiBytes::isNote (bytes, numBytes))
        return MidiBytes::isNoteOn (bytes) ? MidiDrops::Kind::noteOn : MidiDrops::Kind::release;

    if (MidiBytes::isController (bytes, numBytes))
    {
        const auto number = MidiBytes::numberOf (bytes);

        if (isPedal (number) ? bytes[2] < MidiBytes::pedalDown : releaseSlotOf (number) >= 0)
            return MidiDrops::Kind::release;
    }

    return MidiDrops::Kind::controller;
}

int MidiAdmission::releaseIndex (const std::uint8_t* bytes) noexcept
{
    const auto number = MidiBytes::numberOf (bytes);
    const auto isController = MidiBytes::statusOf (bytes) == MidiBytes::controller;
    return MidiBytes::channelOf (bytes) * releasesPerChannel
           + (isController ? releaseSlotOf (number) : number);
}

void MidiAdmission::forgetReleasesOf (const std::uint8_t* bytes) noexcept
{
    const auto base = MidiBytes::channelOf (bytes) * releasesPerChannel;
    const auto forget = [&] (int slot) { releasesIn.reset (static_cast<std::size_t> (base + slot)); };

    // What ends all sounds or all pedals of the channel is due again once a new one has begun.
    for (const auto mode : { MidiBytes::allSoundOff, MidiBytes::resetAllControllers, MidiBytes::allNotesOff })
        forget (releaseSlotOf (mode));

    const auto number = MidiBytes::numberOf (bytes);
    forget (MidiBytes::isNoteOn (bytes) ? number : releaseSlotOf (number));
}

bool MidiAdmission::admit (const std::uint8_t* bytes, int numBytes, int usedBytes) noexcept
{
    const auto kind = kindOf (bytes, numBytes);
    const auto usedAfter = usedBytes + overhead + numBytes;

    if (usedAfter > limits[static_cast<int> (kind)])
        return false;

    if (kind == MidiDrops::Kind::release)
    {
        const auto index = static_cast<std::size_t> (releaseIndex (bytes));
        const auto isShort = usedAfter > limits[static_cast<int> (MidiDrops::Kind::noteOn)];

        if (isShort && releasesIn.test (index))
            return false;

        releasesIn.set (index);
    }
    else if (kind == MidiDrops::Kind::noteOn
             || (MidiBytes::isController (bytes, numBytes) && isPedal (MidiBytes::numberOf (bytes))))
    {
        forgetReleasesOf (bytes);
    }

    return true;
}

} // namespace lopsided
