#include "MidiOutputSwitch.h"

#include "MidiHoldRules.h"
#include "MidiRoomWriter.h"

#include <utility>

namespace lopsided
{

MidiOutputSwitch::MidiOutputSwitch()
{
    MidiRoom::reserve (input);
    MidiRoom::reserve (scratch);
}

void MidiOutputSwitch::keepInput (const juce::MidiBuffer& inputToKeep) noexcept
{
    input.clear();

    if (MidiRoom::usedBytes (inputToKeep) != 0)
        input.data.addArray (inputToKeep.data.begin(), inputToKeep.data.size());
}

void MidiOutputSwitch::apply (juce::MidiBuffer& midi, Side side, MidiRoom::Drops drops) noexcept
{
    if (side == Side::passedThrough)
        midi.swapWith (input);
    else if (side == Side::silent)
        midi.clear();

    input.clear();

    if (std::exchange (current, side) != side && held.size() != 0)
    {
        changeOver (midi, drops);
        return;
    }

    for (const auto event : midi)
        follow (event.data, event.numBytes);
}

void MidiOutputSwitch::changeOver (juce::MidiBuffer& midi, MidiRoom::Drops drops) noexcept
{
    scratch.clear();
    MidiRoomWriter writer { scratch, MidiRoom::capacityBytes, drops };

    held.forEach ([&] (int channel, int slot) {
        const auto bytes = MidiHoldRules::releaseOf (channel, slot);
        writer.write (0, bytes.data(), static_cast<int> (bytes.size()));
    });

    held.clear();

    for (const auto event : midi)
        if (writer.write (event.samplePosition, event.data, event.numBytes))
            follow (event.data, event.numBytes);

    midi.swapWith (scratch);
}

void MidiOutputSwitch::follow (const std::uint8_t* bytes, int numBytes) noexcept
{
    const auto hold = [&] (int channel, int slot) { held.add (channel, slot); };
    const auto end = [&] (int channel, int slot) { held.remove (channel, slot); };
    MidiHoldRules::follow (held, bytes, numBytes, hold, end);
}

} // namespace lopsided
