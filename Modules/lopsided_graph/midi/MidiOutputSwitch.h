#pragma once

#include "MidiHolds.h"
#include "MidiRoom.h"
#include "MidiRoomWriter.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>

namespace lopsided
{

/** Which MIDI leaves a node: what its processor made, or, while it is bypassed, what came in, or nothing. It changes over
    at a sample and ends what sounds from the side that is left, so that no note hangs behind a bypass, a mute, a
    suspended processor or one that threw. What it has ended itself is not ended once more when its own note-off comes.

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

    /** What is wanted of one block. */
    struct Block
    {
        Side side = Side::processed;
        const juce::MidiBuffer* input =
            nullptr;       ///< what is passed through, as late as the node; null for nothing
        int changesAt = 0; ///< the sample at which it changes over to that side, if it has not
        int numSamples = 0;
    };

    /** Thread: producer. Realtime: allocates. */
    MidiOutputSwitch();

    /** After the node's call: makes `midi`, a MidiRoom in which the processor has left what it made, what leaves the
        node. `drops` counts what found no room beside the releases.
        Cost: O(events); nothing while there are none. */
    void apply (juce::MidiBuffer& midi, const Block& block, MidiRoom::Drops drops) noexcept;

    /** Forgets what sounds: for a reset, in which whoever heard it ends it. Cost: two sets of bits. */
    void reset() noexcept;

private:
    /** The samples from first to last, one behind. */
    struct Span
    {
        int first = 0;
        int last = 0;
    };

    void passAll (const juce::MidiBuffer* events, Span span, MidiRoomWriter& writer) noexcept;
    void pass (const juce::MidiMessageMetadata& event, MidiRoomWriter& writer) noexcept;
    void endAll (int samplePosition, MidiRoomWriter& writer) noexcept;
    void follow (const std::uint8_t* bytes, int numBytes) noexcept;
    [[nodiscard]] bool wasEnded (const std::uint8_t* bytes, int numBytes) const noexcept;

    // [audio thread]
    Side current = Side::processed;
    MidiHolds held;  ///< by what has left the node
    MidiHolds ended; ///< by us, at any time: a release that ends nothing is an old one's
    juce::MidiBuffer scratch;
};

} // namespace lopsided
