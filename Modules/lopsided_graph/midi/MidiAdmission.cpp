#include "MidiAdmission.h"

#include <algorithm>

namespace lopsided
{

namespace
{
constexpr int notesPerChannel = 128;

/** Where in its channel's releases a controller's release stands, or -1 if the controller ends no sound. */
constexpr int releaseSlotOf (int controller) noexcept
{
    switch (controller)
    {
        case 64: return notesPerChannel;      // sustain
        case 66: return notesPerChannel + 1;  // sostenuto
        case 69: return notesPerChannel + 2;  // hold 2
        case 120: return notesPerChannel + 3; // all sound off
        case 121: return notesPerChannel + 4; // reset all controllers, so all pedals
        default:
            return controller >= 123 ? notesPerChannel + 5
                                     : -1; // all notes off, alone or with a change of mode
    }
}

constexpr bool isPedal (int controller) noexcept
{
    return controller == 64 || controller == 66 || controller == 69;
}

constexpr bool isNoteOn (int status, int velocity) noexcept
{
    return status == 0x90 && velocity > 0;
}
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
    const auto status = bytes[0] & 0xf0;

    if (status == 0xf0)
        return MidiDrops::Kind::sysex;

    if (numBytes < 3)
        return MidiDrops::Kind::controller;

    if (status == 0x80 || status == 0x90)
        return isNoteOn (status, bytes[2]) ? MidiDrops::Kind::noteOn : MidiDrops::Kind::release;

    if (status == 0xb0)
    {
        const auto controller = bytes[1] & 0x7f;

        if (isPedal (controller) ? bytes[2] < 64 : releaseSlotOf (controller) >= 0)
            return MidiDrops::Kind::release;
    }

    return MidiDrops::Kind::controller;
}

int MidiAdmission::releaseIndex (const std::uint8_t* bytes) noexcept
{
    const auto number = bytes[1] & 0x7f;
    const auto slot = (bytes[0] & 0xf0) == 0xb0 ? releaseSlotOf (number) : number;
    return (bytes[0] & 0x0f) * releasesPerChannel + slot;
}

void MidiAdmission::forgetReleasesOf (const std::uint8_t* bytes) noexcept
{
    const auto base = (bytes[0] & 0x0f) * releasesPerChannel;
    const auto forget = [&] (int slot) { releasesIn.reset (static_cast<std::size_t> (base + slot)); };

    // What ends all sounds or all pedals of the channel is due again once a new one has begun.
    forget (releaseSlotOf (120));
    forget (releaseSlotOf (121));
    forget (releaseSlotOf (123));

    if (isNoteOn (bytes[0] & 0xf0, bytes[2]))
        forget (bytes[1] & 0x7f);
    else
        forget (releaseSlotOf (bytes[1] & 0x7f));
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
    else if (numBytes >= 3)
    {
        const auto status = bytes[0] & 0xf0;

        if (kind == MidiDrops::Kind::noteOn || (status == 0xb0 && isPedal (bytes[1] & 0x7f)))
            forgetReleasesOf (bytes);
    }

    return true;
}

} // namespace lopsided
