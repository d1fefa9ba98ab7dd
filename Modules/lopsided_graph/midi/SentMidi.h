#pragma once

#include "../control/ControlCounters.h"
#include "MidiPath.h"
#include "MidiSource.h"
#include "SentMidiQueue.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>

namespace lopsided
{

/** What is sent to one node beside what its connections bring: the queue to it, what waits for its time, and the path
    by which it reaches the node's MidiInlet. To that it is one connection more, with all its rules: so what it
    holds is counted with what the others hold, and ends when the node leaves. Each incarnation has its own.

    Thread: as grouped below. Realtime: wait-free where nothing else is said. */
class SentMidi
{
public:
    /** Thread: producer. Realtime: allocates, and touches what it has allocated.
        Cost: O(MidiRoom::capacityBytes). */
    explicit SentMidi (std::shared_ptr<ControlCounters> countersToUse);

    /** Counts what has not reached the node. Thread: producer. */
    ~SentMidi();

    SentMidi (const SentMidi&) = delete;
    SentMidi& operator= (const SentMidi&) = delete;

    // [producers]

    /** Sends an event for a time on the graph's clock, in samples, or ParameterChange::now. False when it was
        lost, because there was no room for it, which never happens to what ends a sound; or because it is longer than SentMidiEvent::maximumBytes.
        Thread: any, audio threads too, several at once. Cost: a few atomic operations. */
    bool send (std::span<const std::uint8_t> bytes, std::int64_t time) noexcept;

    // [message thread] while no sequence renders the node

    /** What waits becomes due: the clock that its times were meant for is gone.
        Cost: O(events that wait), and for each that is taken, those that wait and are later. */
    void makeDue() noexcept;

    // [rendering thread] one at a time

    /** Takes what has been sent, for the block that begins at `position` of the graph's clock, in samples.
        @returns what the inlet is to merge in this block; what is late comes at its start. Of a node that has been away
        meanwhile, what had waited is lost: it was for another time.
        Cost: O(events in the block + events that wait and came before later ones). */
    [[nodiscard]] MidiSource receive (std::int64_t position, int numSamples) noexcept;

    /** The same of a node that leaves: what is held ends, and what comes is lost.
        Cost: as receive with all that waits being late; O(1) while nothing waits. */
    [[nodiscard]] MidiSource receiveLeaving (std::int64_t position, int numSamples) noexcept;

    /** By which what is sent reaches the node's inlet. Cost: O(1). */
    [[nodiscard]] MidiPath& path() noexcept { return ownPath; }
    [[nodiscard]] const MidiPath& path() const noexcept { return ownPath; }

private:
    static constexpr std::int64_t notYet = -1;

    void enterBlock (std::int64_t position, int numSamples) noexcept;
    void takeOwed() noexcept;
    void takeQueued (std::int64_t position) noexcept;
    void insert (const SentMidiEvent& event) noexcept;
    void deliver (std::int64_t position, int numSamples) noexcept;
    void loseAll() noexcept;
    void drop (std::size_t numEvents) noexcept;
    [[nodiscard]] bool isVoid (const SentMidiEvent& event) const noexcept;
    void voidUntil (int channel, int ending, std::uint64_t serial) noexcept;

    /** For each note and pedal the serial up to which its events are void. */
    using Voids = std::array<std::array<std::uint64_t, MidiHolds::numSlots>, MidiHolds::numChannels>;

    // [audio thread]
    std::array<SentMidiEvent, SentMidiQueue::capacity> waiting; ///< in order of time
    std::size_t numWaiting = 0;
    Voids voids {};
    std::int64_t blockEnd = notYet;
    juce::MidiBuffer events; ///< of this block
    MidiPath ownPath;

    // [shared]
    SentMidiQueue queue;
    const std::shared_ptr<ControlCounters> counters;
};

} // namespace lopsided
