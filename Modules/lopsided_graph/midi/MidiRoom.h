#pragma once

#include "MidiDrops.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>

namespace lopsided
{

/** A juce::MidiBuffer as a room of fixed size, which the rendering side writes without ever making it grow. It
    appends to the buffer's public bytes, because juce::MidiBuffer::addEvent searches from the start for each
    event. Thread: rendering where nothing else is said. */
class MidiRoom
{
public:
    /** What every buffer of the graph holds. */
    static constexpr int capacityBytes = 40 * 1024;

    /** What juce::MidiBuffer stores before the bytes of each event. */
    static constexpr int headerBytes = static_cast<int> (sizeof (std::int32_t) + sizeof (std::uint16_t));

    /** Where events that do not fit are counted. Thread: rendering. Realtime: wait-free.
        Cost: two atomic additions for each. */
    struct Drops
    {
        MidiDrops& here;
        MidiDrops& total;

        /** One more of a kind did not fit. */
        void count (MidiDrops::Kind kind) const noexcept
        {
            here.count (kind);
            total.count (kind);
        }
    };

    /** Makes the room and touches it. Thread: producer. Realtime: allocates. Cost: O(capacityBytes). */
    static void reserve (juce::MidiBuffer& buffer);

    /** Bytes in use. Realtime: wait-free. Cost: O(1). */
    [[nodiscard]] static int usedBytes (const juce::MidiBuffer& buffer) noexcept
    {
        return buffer.data.size();
    }

    /** Appends an event that is not before the last one and for which there is room. `samplePosition` counts from the start
        of the block. Thread: rendering. Realtime: wait-free. Cost: O(bytes of the event). */
    static void append (juce::MidiBuffer& buffer, int samplePosition, const std::uint8_t* bytes,
                        int numBytes) noexcept;

    /** Adds all events of `source`, none later than `latestPosition` (a sample of the block), to a buffer of the graph's
        capacity. What does not fit goes by the rules of MidiAdmission.
        Thread: rendering. Realtime: wait-free. Cost: O(bytes of the source). */
    static void add (const juce::MidiBuffer& source, juce::MidiBuffer& destination, int latestPosition,
                     Drops drops) noexcept;
};

} // namespace lopsided
