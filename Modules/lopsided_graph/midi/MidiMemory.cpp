#include "MidiMemory.h"

#include "MidiBytes.h"
#include "MidiRoomWriter.h"

namespace lopsided
{

namespace
{
constexpr int bankHigh = 0;
constexpr int bankLow = 32;

/** What the value of a controller is after "reset all controllers", of those that it resets. */
struct ControllerDefault
{
    std::uint8_t controller;
    std::uint8_t value;
};

/** Source: MIDI recommended practice RP-015, "Response to Reset All Controllers". */
constexpr ControllerDefault controllerDefaults[] { { 1, 0 },  { 11, 127 }, { 64, 0 },
                                                   { 65, 0 }, { 66, 0 },   { 67, 0 } };

constexpr std::uint8_t centreLow = 0;
constexpr std::uint8_t centreHigh = 64;

constexpr bool isKnown (std::uint8_t value) noexcept
{
    return value < 128;
}

void chase (MidiRoomWriter& writer, int status, int channel, std::uint8_t first) noexcept
{
    const std::uint8_t bytes[] { static_cast<std::uint8_t> (status | channel), first };

    if (isKnown (first))
        writer.write (0, bytes, 2);
}

void chase (MidiRoomWriter& writer, int status, int channel, int first, std::uint8_t second) noexcept
{
    const std::uint8_t bytes[] { static_cast<std::uint8_t> (status | channel),
                                 static_cast<std::uint8_t> (first), second };

    if (isKnown (second))
        writer.write (0, bytes, 3);
}
} // namespace

//======================================================================================================================
void MidiMemory::observe (const std::uint8_t* bytes, int numBytes) noexcept
{
    auto& channel = channels[static_cast<std::size_t> (MidiBytes::channelOf (bytes))];

    switch (MidiBytes::statusOf (bytes))
    {
        case MidiBytes::controller:
        {
            if (numBytes >= 3)
                observeController (channel, MidiBytes::numberOf (bytes), bytes[2]);

            break;
        }
        case MidiBytes::programChange:
        {
            if (numBytes >= 2)
            {
                channel.program = bytes[1];
                channel.bankOfProgram = channel.bank;
                channel.hasAny = true;
            }

            break;
        }
        case MidiBytes::channelPressure:
        {
            if (numBytes >= 2)
            {
                channel.pressure = bytes[1];
                channel.hasAny = true;
            }

            break;
        }
        case MidiBytes::pitchBend:
        {
            if (numBytes >= 3)
            {
                channel.bendLow = bytes[1];
                channel.bendHigh = bytes[2];
                channel.hasAny = true;
            }

            break;
        }
        default: break;
    }
}

void MidiMemory::observeController (Channel& channel, int controller, std::uint8_t value) noexcept
{
    if (controller >= static_cast<int> (numControllers))
    {
        if (controller == MidiBytes::resetAllControllers)
            resetControllers (channel);

        return;
    }

    channel.hasAny = true;

    if (controller == bankHigh)
        channel.bank.high = value;
    else if (controller == bankLow)
        channel.bank.low = value;
    else if (MidiParameterMemory::isSelector (controller))
        channel.parameters.select (controller, value);
    else if (! MidiParameterMemory::isDataEntry (controller)
             || ! channel.parameters.enter (controller, value))
        channel.controllers[static_cast<std::size_t> (controller)] = value;
}

void MidiMemory::resetControllers (Channel& channel) noexcept
{
    for (const auto& [controller, value] : controllerDefaults)
        if (isKnown (channel.controllers[controller]))
            channel.controllers[controller] = value;

    if (isKnown (channel.bendLow))
    {
        channel.bendLow = centreLow;
        channel.bendHigh = centreHigh;
    }

    if (isKnown (channel.pressure))
        channel.pressure = 0;

    channel.parameters.deselect();
}

//======================================================================================================================
void MidiMemory::chaseInto (MidiRoomWriter& writer, const MidiHoldCounts& counts) const noexcept
{
    for (int number = 0; number < MidiHolds::numChannels; ++number)
    {
        const auto& channel = channels[static_cast<std::size_t> (number)];

        if (channel.hasAny)
        {
            chaseProgram (writer, number, channel);
            chaseControllers (writer, number, channel);
            chasePedals (writer, number, channel, counts);

            if (isKnown (channel.bendLow))
                chase (writer, MidiBytes::pitchBend, number, channel.bendLow, channel.bendHigh);

            chase (writer, MidiBytes::channelPressure, number, channel.pressure);
        }
    }
}

void MidiMemory::chaseProgram (MidiRoomWriter& writer, int number, const Channel& channel) noexcept
{
    const auto chaseBank = [&] (const Bank& bank) {
        chase (writer, MidiBytes::controller, number, bankHigh, bank.high);
        chase (writer, MidiBytes::controller, number, bankLow, bank.low);
    };

    if (isKnown (channel.program))
    {
        chaseBank (channel.bankOfProgram);
        chase (writer, MidiBytes::programChange, number, channel.program);
    }

    // A bank that was selected since waits for the next change of program.
    if (! isKnown (channel.program) || channel.bank != channel.bankOfProgram)
        chaseBank (channel.bank);
}

void MidiMemory::chaseControllers (MidiRoomWriter& writer, int number, const Channel& channel) noexcept
{
    const auto chaseController = [&] (int controller) {
        chase (writer, MidiBytes::controller, number, controller,
               channel.controllers[static_cast<std::size_t> (controller)]);
    };

    // Data that was entered while no parameter was selected must come while none is.
    for (int controller = 0; controller < static_cast<int> (numControllers); ++controller)
        if (MidiParameterMemory::isDataEntry (controller))
            chaseController (controller);

    channel.parameters.write (writer, number);

    for (int controller = 0; controller < static_cast<int> (numControllers); ++controller)
        if (! MidiParameterMemory::isDataEntry (controller)
            && MidiHolds::slotOfPedal (controller) == MidiHolds::noSlot)
            chaseController (controller);
}

void MidiMemory::chasePedals (MidiRoomWriter& writer, int number, const Channel& channel,
                              const MidiHoldCounts& counts) noexcept
{
    for (const auto pedal : MidiHolds::pedals)
    {
        const auto value = channel.controllers[pedal];
        const auto isDown = counts.of (number, MidiHolds::slotOfPedal (pedal)) != 0;

        if (isKnown (value) && isDown == (value >= MidiBytes::pedalDown))
            chase (writer, MidiBytes::controller, number, pedal, value);
    }
}

} // namespace lopsided
