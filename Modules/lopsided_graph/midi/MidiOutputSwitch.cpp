#include "MidiOutputSwitch.h"

#include "MidiHoldRules.h"

#include <limits>

namespace lopsided
{

MidiOutputSwitch::MidiOutputSwitch()
{
    MidiRoom::reserve (scratch);
}

void MidiOutputSwitch::reset() noexcept
{
    held.clear();
    ended.clear();
}

void MidiOutputSwitch::apply (juce::MidiBuffer& midi, const Block& block, MidiRoom::Drops drops) noexcept
{
    const auto changes = block.side != current && block.changesAt < block.numSamples;

    if (! changes && current == Side::processed && ended.size() == 0)
    {
        for (const auto event : midi)
            follow (event.data, event.numBytes);

        return;
    }

    constexpr auto begin = std::numeric_limits<int>::min();
    constexpr auto end = std::numeric_limits<int>::max();
    const auto comesFrom = [&] (Side side) -> const juce::MidiBuffer* {
        return side == Side::processed ? &midi : side == Side::passedThrough ? block.input : nullptr;
    };

    scratch.clear();
    MidiRoomWriter writer { scratch, MidiRoom::capacityBytes, drops };
    passAll (comesFrom (current), { begin, changes ? block.changesAt : end }, writer);

    if (changes)
    {
        endAll (block.changesAt, writer);
        current = block.side;
        passAll (comesFrom (current), { block.changesAt, end }, writer);
    }

    midi.swapWith (scratch);
}

void MidiOutputSwitch::passAll (const juce::MidiBuffer* events, Span span, MidiRoomWriter& writer) noexcept
{
    if (events == nullptr)
        return;

    for (const auto event : *events)
        if (event.samplePosition >= span.first && event.samplePosition < span.last)
            pass (event, writer);
}

void MidiOutputSwitch::pass (const juce::MidiMessageMetadata& event, MidiRoomWriter& writer) noexcept
{
    if (wasEnded (event.data, event.numBytes))
        return;

    if (writer.write (event.samplePosition, event.data, event.numBytes))
        follow (event.data, event.numBytes);
}

void MidiOutputSwitch::endAll (int samplePosition, MidiRoomWriter& writer) noexcept
{
    held.forEach ([&] (int channel, int slot) {
        const auto bytes = MidiHoldRules::releaseOf (channel, slot);
        writer.write (samplePosition, bytes.data(), static_cast<int> (bytes.size()));
        ended.add (channel, slot);
    });

    held.clear();
}

bool MidiOutputSwitch::wasEnded (const std::uint8_t* bytes, int numBytes) const noexcept
{
    const auto slot = MidiHoldRules::slotEndedBy (bytes, numBytes);
    const auto channel = MidiBytes::channelOf (bytes);
    return slot != MidiHolds::noSlot && ended.contains (channel, slot) && ! held.contains (channel, slot);
}

void MidiOutputSwitch::follow (const std::uint8_t* bytes, int numBytes) noexcept
{
    const auto hold = [&] (int channel, int slot) { held.add (channel, slot); };
    const auto end = [&] (int channel, int slot) { held.remove (channel, slot); };
    MidiHoldRules::follow (held, bytes, numBytes, hold, end);
}

} // namespace lopsided
