#include "MidiInletBlock.h"

#include "MidiBytes.h"
#include "MidiHoldRules.h"

namespace lopsided
{

namespace
{
using Course = MidiPath::Course;

/** A message that "reset all controllers" stands for, but for those of the pedals that sustain. */
struct ResetMessage
{
    int status;
    std::uint8_t first;
    std::uint8_t second;
    int numBytes;
};

/** Source: MIDI recommended practice RP-015, "Response to Reset All Controllers". */
constexpr ResetMessage resetMessages[] {
    { MidiBytes::controller, 1, 0, 3 },     { MidiBytes::controller, 11, 127, 3 },
    { MidiBytes::controller, 65, 0, 3 },    { MidiBytes::controller, 67, 0, 3 },
    { MidiBytes::controller, 101, 127, 3 }, { MidiBytes::controller, 100, 127, 3 },
    { MidiBytes::pitchBend, 0, 64, 3 },     { MidiBytes::channelPressure, 0, 0, 2 }
};
} // namespace

//======================================================================================================================
void MidiInletBlock::settle (std::span<const MidiSource> sources, std::uint64_t era) noexcept
{
    const auto sounding = state.counts;
    state.counts.clear();

    for (const auto& source : sources)
    {
        source.path->keepInto (era);
        source.path->holds().forEach ([&] (int channel, int slot) { state.counts.add (channel, slot); });
    }

    sounding.held().forEach ([&] (int channel, int slot) {
        if (state.counts.of (channel, slot) == 0)
            sendRelease (channel, slot, 0);
        else if (state.counts.of (channel, slot) < sounding.of (channel, slot))
            state.ended.add (channel, slot);
    });
}

void MidiInletBlock::release (MidiPath& path) noexcept
{
    path.holds().forEach ([&] (int channel, int slot) {
        end (path, channel, slot, 0);

        // Where others hold it yet nothing was sent; but the path's own release, when it comes, ends nothing any more.
        state.ended.add (channel, slot);
    });
}

//======================================================================================================================
void MidiInletBlock::take (std::span<const MidiSource> sources, MidiMergeQueue& queue) noexcept
{
    for (queue.begin(); ! queue.isEmpty(); queue.advance())
        take (sources[queue.source()], queue.event());
}

void MidiInletBlock::take (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept
{
    if (MidiBytes::isController (event.data, event.numBytes))
        takeController (source, event);
    else if (MidiBytes::isNote (event.data, event.numBytes) && ! MidiBytes::isNoteOn (event.data))
        end (source, event, MidiBytes::numberOf (event.data));
    else if (source.courseNow() == Course::open)
        pass (*source.path, event.samplePosition, event.data, event.numBytes);
}

void MidiInletBlock::takeController (const MidiSource& source,
                                     const juce::MidiMessageMetadata& event) noexcept
{
    const auto controller = MidiBytes::numberOf (event.data);
    const auto slot = MidiHolds::slotOfPedal (controller);

    if (slot != MidiHolds::noSlot && event.data[2] < MidiBytes::pedalDown)
        end (source, event, slot);
    else if (controller == MidiBytes::resetAllControllers)
        takeReset (source, event);
    else if (MidiBytes::endsNotes (controller))
        takeNotesOff (source, event);
    else if (source.courseNow() == Course::open)
        pass (*source.path, event.samplePosition, event.data, event.numBytes);
}

void MidiInletBlock::takeNotesOff (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept
{
    auto& path = *source.path;
    const auto channel = MidiBytes::channelOf (event.data);
    const auto cutsPedals = MidiBytes::numberOf (event.data) == MidiBytes::allSoundOff;
    const auto notes = path.holds().numNotesOn (channel);
    const auto pedals = cutsPedals ? path.holds().numPedalsOn (channel) : 0;

    if (source.courseNow() != Course::open && notes + pedals == 0)
        return;

    const auto othersSound =
        state.counts.ofNotes (channel) != notes || (cutsPedals && state.counts.ofPedals (channel) != pedals);

    if (othersSound || ! pass (path, event.samplePosition, event.data, event.numBytes))
        endAs (path, event);
}

void MidiInletBlock::takeReset (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept
{
    auto& path = *source.path;
    const auto channel = MidiBytes::channelOf (event.data);
    const auto isOpen = source.courseNow() == Course::open;
    const auto othersHold = state.counts.ofPedals (channel) != path.holds().numPedalsOn (channel);

    if (isOpen && ! othersHold && pass (path, event.samplePosition, event.data, event.numBytes))
        return;

    endAs (path, event);

    if (! isOpen)
        return;

    for (const auto& message : resetMessages)
    {
        const std::uint8_t bytes[] { static_cast<std::uint8_t> (message.status | channel), message.first,
                                     message.second };
        pass (path, event.samplePosition, bytes, message.numBytes);
    }
}

//======================================================================================================================
bool MidiInletBlock::pass (MidiPath& path, int samplePosition, const std::uint8_t* bytes,
                           int numBytes) noexcept
{
    if (! writer.write (samplePosition, bytes, numBytes))
        return false;

    state.follow (path, bytes, numBytes);
    return true;
}

void MidiInletBlock::end (const MidiSource& source, const juce::MidiMessageMetadata& event, int slot) noexcept
{
    const auto channel = MidiBytes::channelOf (event.data);
    const auto wasHeld = state.letGo (*source.path, channel, slot);

    const auto isWanted =
        wasHeld || (source.courseNow() == Course::open && ! state.ended.contains (channel, slot));

    if (isWanted && state.counts.of (channel, slot) == 0)
        send (event.data, event.numBytes, channel, slot, event.samplePosition);
}

void MidiInletBlock::endAs (MidiPath& path, const juce::MidiMessageMetadata& event) noexcept
{
    const auto hold = [] (int, int) {};
    const auto endSlot = [&] (int channel, int slot) { end (path, channel, slot, event.samplePosition); };
    MidiHoldRules::follow (path.holds(), event.data, event.numBytes, hold, endSlot);
}

void MidiInletBlock::end (MidiPath& path, int channel, int slot, int samplePosition) noexcept
{
    if (state.letGo (path, channel, slot) && state.counts.of (channel, slot) == 0)
        sendRelease (channel, slot, samplePosition);
}

void MidiInletBlock::sendRelease (int channel, int slot, int samplePosition) noexcept
{
    const auto bytes = MidiHoldRules::releaseOf (channel, slot);
    state.ended.add (channel, slot);
    send (bytes.data(), static_cast<int> (bytes.size()), channel, slot, samplePosition);
}

void MidiInletBlock::send (const std::uint8_t* bytes, int numBytes, int channel, int slot,
                           int samplePosition) noexcept
{
    if (writer.write (samplePosition, bytes, numBytes))
    {
        state.memory.observe (bytes, numBytes);
        state.released.add (channel, slot);
    }
    else if (! writer.hasRelease (bytes))
    {
        state.owe (channel, slot);
    }
}

} // namespace lopsided
