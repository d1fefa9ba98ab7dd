#pragma once

#include "MidiAdmission.h"
#include "MidiRoom.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Delays one MIDI connection like the audio beside it: fixed room, order kept. When the room is short, MidiAdmission
    says what goes; what ends a sound never does. A changed delay re-times what waits: nothing is dropped, doubled or
    overtaken.

    Thread: made by the producer, then the rendering thread's alone. */
class MidiDelayLine
{
public:
    /** Thread: producer. Realtime: allocates. */
    MidiDelayLine (int delaySamples, int maximumBlockSize);

    /** Thread: any. Realtime: wait-free. The room does not depend on the delay. */
    [[nodiscard]] bool canDelayBy (int) const noexcept { return true; }

    /** Takes in a block's events and fills output() with those that are due in it. Thread: rendering.
        Realtime: wait-free. */
    void process (const juce::MidiBuffer& source, int numSamples, int delaySamples, std::int64_t position,
                  MidiRoom::Drops drops) noexcept;

    /** How many samples it has been fed without a gap, those of the last block included: so long a delay is it good
        for. After a gap it starts anew, and what waited is forgotten. Thread: rendering. */
    [[nodiscard]] std::int64_t historySamples() const noexcept { return end - begin; }

    /** What the last process() let out. Thread: rendering. */
    [[nodiscard]] const juce::MidiBuffer& output() const noexcept { return due; }

    /** Forgets what waits. Thread: rendering, or while nothing renders. Realtime: wait-free. */
    void reset() noexcept;

private:
    void takeIn (const juce::MidiBuffer& source, std::int64_t position, MidiRoom::Drops drops) noexcept;
    void letOut (int numSamples, int delaySamples, std::int64_t position) noexcept;
    void moveToFront() noexcept;

    // [audio thread]
    std::vector<std::uint8_t> waiting; ///< events as { arrival, size, bytes }, from first to last
    std::size_t first = 0;
    std::size_t last = 0;
    std::int64_t begin = 0; ///< position of the first sample since the last gap
    std::int64_t end = 0;   ///< one behind the last
    MidiAdmission admission;
    juce::MidiBuffer due;
};

} // namespace lopsided
