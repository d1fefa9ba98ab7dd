#pragma once

#include "../midi/MidiDrops.h"
#include "../midi/MidiInlet.h"
#include "../midi/MidiOutputSwitch.h"
#include "../transition/RingState.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <atomic>
#include <cstdint>
#include <memory>

namespace lopsided
{

class NodeControl;
class SentMidi;

/** What changes while a node plays. It belongs to the NodeInstance and is shared by successive sequences: the
    rendering side writes it, the producer reads it through atomics only.
    Thread: rendering where nothing else is said. Realtime: wait-free, but for reserveMidi and reserveMidiOutput.
    Cost: O(1), one or two atomic accesses at most, but for those two. */
class alignas (64) NodeState
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

    /** Blocks that were silent because somebody held the processor's callback lock. Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::uint64_t missedLocks() const noexcept
    {
        return locksMissed.load (std::memory_order_relaxed); // pairs with countMissedLock()
    }

    /** Thread: rendering. Realtime: wait-free. */
    void countMissedLock() noexcept
    {
        // Pairs with the load in missedLocks(): a figure for people, which orders nothing.
        locksMissed.fetch_add (1, std::memory_order_relaxed);
    }

    /** What controls the node's parameters, or null as long as nobody has asked for it. Thread: rendering.
        Realtime: wait-free. */
    [[nodiscard]] NodeControl* control() const noexcept
    {
        return controlled.load (std::memory_order_acquire); // pairs with setControl()
    }

    /** Thread: producer, once. Realtime: wait-free. */
    void setControl (NodeControl* controlToUse) noexcept
    {
        // Release, paired with the acquire in control(): it is found whole.
        controlled.store (controlToUse, std::memory_order_release);
    }

    /** What is sent to the node beside what its connections bring, or null as long as nobody has asked for it.
        Thread: rendering. Realtime: wait-free. */
    [[nodiscard]] SentMidi* sentMidi() const noexcept
    {
        return sent.load (std::memory_order_acquire); // pairs with setSentMidi()
    }

    /** Thread: producer, once. Realtime: wait-free. */
    void setSentMidi (SentMidi* sentMidiToUse) noexcept
    {
        // Release, paired with the acquire in sentMidi(): it is found whole.
        sent.store (sentMidiToUse, std::memory_order_release);
    }

    /** The processor says that its parameters are not what they were: none is touched until that has been followed.
        Thread: any. Realtime: wait-free. */
    void announceParameters() noexcept
    {
        announced.fetch_add (1, std::memory_order_release); // pairs with the loads below
    }

    [[nodiscard]] std::uint32_t parametersAnnounced() const noexcept
    {
        return announced.load (std::memory_order_acquire); // pairs with announceParameters()
    }

    /** They are known again, as of an announcement. Thread: message. Realtime: wait-free. */
    void noteParametersKnown (std::uint32_t announcement) noexcept
    {
        known.store (announcement, std::memory_order_release); // pairs with areParametersKnown()
    }

    /** Whether the node's control knows the processor's parameters as they are. Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool areParametersKnown() const noexcept
    {
        // Acquire, paired with noteParametersKnown().
        return known.load (std::memory_order_acquire) == parametersAnnounced();
    }

    /** Makes the fixed room for the node's MIDI and its inlet, once. Thread: message, before it is first rendered.
        Cost: O(MidiRoom::capacityBytes) the first time, for an allocation that it touches; nothing after that. */
    void reserveMidi();

    /** And what stands behind a node that produces MIDI, once. Thread: message, as above. Cost: as reserveMidi. */
    void reserveMidiOutput();

    /** The node's MIDI: what goes in, and after its call what came out. Thread: rendering. */
    [[nodiscard]] juce::MidiBuffer& midi() noexcept { return midiBuffer; }

    /** Whether the node is suspended or threw in its last block: what it began has to be ended. Thread: rendering. */
    [[nodiscard]] bool isSilenced() const noexcept { return silenced; }

    /** Notes whether it is. Thread: rendering. */
    void setSilenced (bool isNow) noexcept { silenced = isNow; }

    /** Where MIDI reaches the node. Thread: rendering, once reserveMidi() has been called. */
    [[nodiscard]] MidiInlet& midiInlet() noexcept { return *inlet; }

    /** What MIDI leaves the node. Thread: rendering, once reserveMidiOutput() has been called. */
    [[nodiscard]] MidiOutputSwitch& midiOutput() noexcept { return *output; }

    /** How far the node, once removed, has rung out. Thread: rendering; RingState says what any may read. */
    [[nodiscard]] RingState& ring() noexcept { return ringing; }

    /** Thread: rendering. */
    [[nodiscard]] MidiDrops& midiDrops() noexcept { return drops; }

private:
    // One cache line: all that each block looks at, and it does for every node.
    std::atomic<NodeControl*> controlled { nullptr }; // [shared]
    std::atomic<SentMidi*> sent { nullptr };
    std::atomic<std::uint32_t> announced { 0 };
    std::atomic<std::uint32_t> known { 0 };
    juce::MidiBuffer midiBuffer; // [audio thread]
    std::unique_ptr<MidiInlet> inlet;
    std::unique_ptr<MidiOutputSwitch> output;
    bool silenced = false;

    // [shared]
    std::atomic<std::uint64_t> thrown { 0 };
    std::atomic<std::uint64_t> locksMissed { 0 };
    MidiDrops drops;
    RingState ringing;
};

} // namespace lopsided
