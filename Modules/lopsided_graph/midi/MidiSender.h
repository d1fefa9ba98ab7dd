#pragma once

#include "../control/ParameterChange.h"
#include "SentMidi.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace lopsided
{

/** A way to send MIDI to one incarnation of a node, for a thread that must not wait: made once, used as often as one likes.
    It may outlive the node; what is sent then goes nowhere, and is counted when the last sender is gone.
    Thread: made and destroyed by a producer. Realtime: making and destroying it may block. */
class MidiSender
{
public:
    /** Sends to the node that this belongs to, and keeps it; not null. Cost: O(1). */
    explicit MidiSender (std::shared_ptr<SentMidi> whereTo)
        : to (std::move (whereTo))
    {}

    /** Sends a message for a time on the graph's clock, in samples; by default for the start of the next block. False when it
        was lost: it is longer than SentMidiEvent::maximumBytes, or there was no room for it, which never happens to what ends a sound.
        Thread: any, audio threads too, several at once. Realtime: wait-free. Cost: as SentMidi::send. */
    bool send (const juce::MidiMessage& message, std::int64_t time = ParameterChange::now) const noexcept
    {
        return to->send ({ message.getRawData(), static_cast<std::size_t> (message.getRawDataSize()) }, time);
    }

private:
    std::shared_ptr<SentMidi> to;
};

} // namespace lopsided
