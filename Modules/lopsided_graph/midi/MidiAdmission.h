#pragma once

#include "MidiDrops.h"

#include <bitset>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** Decides which MIDI events enter a room of fixed size. Each kind may fill the room only up to its own limit: sysex
    the least, then controllers, then note-ons; the rest is kept for what ends a sound. That reserve holds one
    event for every note and pedal there is, and while room is short no note-on enters, so a release that finds the
    reserve in use by its own like is redundant and is the only one that may go.

    Thread: rendering. Realtime: wait-free. */
class MidiAdmission
{
public:
    /** Releases there can be: on each of 16 channels 128 notes and a few pedals and mode messages. */
    static constexpr int releasesPerChannel = 136;
    static constexpr int numReleases = 16 * releasesPerChannel;

    /** For a room of `capacityBytes` in which an event takes `overheadBytes` more than its own bytes. In a room too
        small for the whole reserve, half of it is reserve. */
    MidiAdmission (int capacityBytes, int overheadBytes) noexcept;

    /** Whether the event may enter while `usedBytes` are taken. Remembers that it did. */
    [[nodiscard]] bool admit (const std::uint8_t* bytes, int numBytes, int usedBytes) noexcept;

    /** Whether this release is in, and nothing that it would end has entered since. */
    [[nodiscard]] bool hasRelease (const std::uint8_t* bytes) const noexcept
    {
        return releasesIn.test (static_cast<std::size_t> (releaseIndex (bytes)));
    }

    /** While no more than this is used in all, admit() accepts everything. */
    [[nodiscard]] int plentyBytes() const noexcept { return limits[0]; }

    /** Forgets which releases are in. */
    void reset() noexcept { releasesIn.reset(); }

    [[nodiscard]] static MidiDrops::Kind kindOf (const std::uint8_t* bytes, int numBytes) noexcept;

private:
    [[nodiscard]] static int releaseIndex (const std::uint8_t* bytes) noexcept;
    void forgetReleasesOf (const std::uint8_t* bytes) noexcept;

    // [audio thread]
    int limits[MidiDrops::numKinds] {};
    int overhead = 0;
    std::bitset<static_cast<std::size_t> (numReleases)> releasesIn;
};

} // namespace lopsided
