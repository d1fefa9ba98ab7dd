#pragma once

#include "MidiInletState.h"
#include "MidiMergeQueue.h"
#include "MidiRoomWriter.h"
#include "MidiSource.h"

#include <cstdint>
#include <span>

namespace lopsided
{

/** One block into an inlet, event by event: which pass by the course of their connection and by what other
    connections hold, and what has to be sent in their place. What is sent at the start comes before the block's events.

    Thread: rendering. Realtime: wait-free. */
class MidiInletBlock
{
public:
    MidiInletBlock (MidiInletState& stateToUse, MidiRoomWriter& writerToUse) noexcept
        : state (stateToUse),
          writer (writerToUse)
    {}

    /** At the start: tells a new incarnation what the one before it knew. */
    void chase() noexcept { state.memory.chaseInto (writer, state.counts); }

    /** At the start: ends what is counted but held by none of these connections, because its connection is gone without
        having been closed, or because a release did not fit. What they hold belongs to `era` from now on.
        Cost: O(slots + held). */
    void settle (std::span<const MidiSource> sources, std::uint64_t era) noexcept;

    /** At the start: ends all that a path holds. Cost: O(held). */
    void release (MidiPath& path) noexcept;

    /** All events of the sources in the queue. */
    void take (std::span<const MidiSource> sources, MidiMergeQueue& queue) noexcept;

private:
    void take (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept;
    void takeController (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept;
    void takeNotesOff (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept;
    void takeReset (const MidiSource& source, const juce::MidiMessageMetadata& event) noexcept;

    /** Lets an event through that is not a release. False when it was dropped. */
    bool pass (MidiPath& path, int samplePosition, const std::uint8_t* bytes, int numBytes) noexcept;

    /** Lets a release through if nobody else holds what it ends. */
    void end (const MidiSource& source, const juce::MidiMessageMetadata& event, int slot) noexcept;

    /** Ends one by one what a mode message would end, were its connection the only one. */
    void endAs (MidiPath& path, const juce::MidiMessageMetadata& event) noexcept;

    void end (MidiPath& path, int channel, int slot, int samplePosition) noexcept;

    void sendRelease (int channel, int slot, int samplePosition) noexcept;
    void send (const std::uint8_t* bytes, int numBytes, int channel, int slot, int samplePosition) noexcept;

    MidiInletState& state;
    MidiRoomWriter& writer;
};

} // namespace lopsided
