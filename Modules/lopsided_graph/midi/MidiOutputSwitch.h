#pragma once

#include "MidiHolds.h"
#include "MidiRoom.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>

namespace lopsided
{

/** Which MIDI leaves a node: what its processor made, or, while it is bypassed, what came in, or nothing. It changes over
    between two blocks and ends what sounds from the side that is left, so that no note hangs behind a bypass, a mute,
    a suspended processor or one that threw.

    Thread: made by the producer, then the rendering thread's alone. Realtime: wait-free. */
class MidiOutputSwitch
{
public:
    enum class Side
    {
        processed,     ///< what the processor made
        passedThrough, ///< what came in
        silent
    };

    /** Thread: producer. Realtime: allocates. */
    MidiOutputSwitch();

    /** Before the node's call, in blocks that are to be passed through: keeps what comes in, a MidiRoom. Without it
        nothing is passed through. Cost: O(bytes). */
    void keepInput (const juce::MidiBuffer& input) noexcept;

    /** After the node's call: makes `midi`, a MidiRoom in which the processor has left what it made, what leaves the
        node. `drops` counts what found no room beside the releases.
        Cost: O(events); nothing while there are none. */
    void apply (juce::MidiBuffer& midi, Side side, MidiRoom::Drops drops) noexcept;

private:
    void changeOver (juce::MidiBuffer& midi, MidiRoom::Drops drops) noexcept;
    void follow (const std::uint8_t* bytes, int numBytes) noexcept;

    // [audio thread]
    Side current = Side::processed;
    MidiHolds held; ///< by what has left the node
    juce::MidiBuffer input;
    juce::MidiBuffer scratch;
};

} // namespace lopsided
