#pragma once

#include "MidiHoldCounts.h"
#include "MidiParameterMemory.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

class MidiRoomWriter;

/** What a destination was told through MIDI that stays so until it is told otherwise: program and bank, controllers,
    RPN and NRPN, pitch bend, channel pressure. So that a processor which replaces another can be told the same.
    Thread: rendering. Realtime: wait-free. */
class MidiMemory
{
public:
    /** Notes what an event, which has reached the destination, changes for good. Cost: O(1). */
    void observe (const std::uint8_t* bytes, int numBytes) noexcept;

    /** Writes all that was ever received, at sample 0: for each channel bank, program, parameters, controllers (the
        high half before the low one), pitch bend and pressure. Of the pedals that sustain, only those are down that
        `counts` has as held. Never notes, nor the mode messages. Cost: O(what was received). */
    void chaseInto (MidiRoomWriter& writer, const MidiHoldCounts& counts) const noexcept;

private:
    /** The controllers below the mode messages. */
    static constexpr std::size_t numControllers = 120;
    static constexpr std::uint8_t unknown = 0xff;

    struct Bank
    {
        std::uint8_t high = unknown;
        std::uint8_t low = unknown;

        friend bool operator== (const Bank&, const Bank&) noexcept = default;
    };

    struct Channel
    {
        Channel() noexcept { controllers.fill (unknown); }

        bool hasAny = false;
        Bank bank;          ///< as it was last selected
        Bank bankOfProgram; ///< as it was selected when the program was changed
        std::uint8_t program = unknown;
        std::uint8_t pressure = unknown;
        std::uint8_t bendLow = unknown;
        std::uint8_t bendHigh = unknown;
        std::array<std::uint8_t, numControllers> controllers;
        MidiParameterMemory parameters;
    };

    static void observeController (Channel& channel, int controller, std::uint8_t value) noexcept;
    static void resetControllers (Channel& channel) noexcept;
    static void chaseProgram (MidiRoomWriter& writer, int number, const Channel& channel) noexcept;
    static void chaseControllers (MidiRoomWriter& writer, int number, const Channel& channel) noexcept;
    static void chasePedals (MidiRoomWriter& writer, int number, const Channel& channel,
                             const MidiHoldCounts& counts) noexcept;

    std::array<Channel, static_cast<std::size_t> (MidiHolds::numChannels)> channels;
};

} // namespace lopsided
