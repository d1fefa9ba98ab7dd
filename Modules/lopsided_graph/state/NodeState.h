#pragma once

#include "../midi/MidiDrops.h"
#include "../midi/MidiInlet.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <atomic>
#include <cstdint>
#include <memory>

namespace lopsided
{

/** What changes while a node plays. It belongs to the NodeInstance and is shared by successive sequences: the
    rendering side writes it, the producer reads it through atomics only. */
class NodeState
{
public:
    /** Blocks that were silent because the processor threw. Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::uint64_t exceptions() const noexcept
    {
        return thrown.load (std::memory_order_relaxed); // pairs with countException()
    }

    /** MIDI events that did not reach the node's input. Thread: any. Realtime: wait-free. */
    [[nodiscard]] const MidiDrops& droppedMidi() const noexcept { return drops; }

    /** Thread: rendering. Realtime: wait-free. */
    void countException() noexcept
    {
        // Pairs with the load in exceptions(): a figure for people, which orders nothing.
        thrown.store (thrown.load (std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }

    /** Makes the fixed room for the node's MIDI and its inlet, once. Thread: message, before it is first rendered. */
    void reserveMidi();

    /** The node's MIDI: what goes in, and after its call what came out. Thread: rendering. */
    [[nodiscard]] juce::MidiBuffer& midi() noexcept { return midiBuffer; }

    /** Whether the node's last block was silence in place of what it would have played. Thread: rendering. */
    [[nodiscard]] const bool& isSilenced() const noexcept { return silenced; }
    void setSilenced (bool isNow) noexcept { silenced = isNow; }

    /** Where MIDI reaches the node. Thread: rendering, once reserveMidi() has been called. */
    [[nodiscard]] MidiInlet& midiInlet() noexcept { return *inlet; }

    /** Thread: rendering. */
    [[nodiscard]] MidiDrops& midiDrops() noexcept { return drops; }

private:
    // [audio thread]
    juce::MidiBuffer midiBuffer;
    std::unique_ptr<MidiInlet> inlet;
    bool silenced = false;

    // [shared]
    std::atomic<std::uint64_t> thrown { 0 };
    MidiDrops drops;
};

} // namespace lopsided
