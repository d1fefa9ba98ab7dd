#pragma once

#include <atomic>
#include <cstdint>
#include <lopsided_graph/lopsided_graph.h>
#include <memory>
#include <span>

namespace lopsided
{

/** MIDI from any number of threads to one that plays blocks, each event at the sample that its time falls on.

    An event comes one block after its time, so that the distances between events are kept whatever the length of a block.
    What is late comes at the start of the block, what claims to be far in the future comes soon. The rules for what finds
    no room are SentMidi's: it is counted, and what ends a sound is never lost.

    Thread: as grouped below. Realtime: wait-free where nothing else is said.
*/
class TimedMidiQueue
{
public:
    /** What one sending thread at a time holds: its events stay in their order, whatever their times say. */
    class Sender
    {
    public:
        explicit Sender (TimedMidiQueue& queueToFill) noexcept
            : queue (queueToFill)
        {}

        /** Sends a message of 1 to 3 bytes, of a time of the steady clock; a longer one is counted and left out. */
        void send (std::span<const std::uint8_t> bytes, std::int64_t nanos) noexcept;

    private:
        TimedMidiQueue& queue;
        std::int64_t last = 0;
    };

    TimedMidiQueue(); /**< Realtime: allocates. */

    // [message thread] while nobody receives
    /** What waits is due at once, and keeps its order. */
    void prepare (double sampleRate) noexcept;

    /** Forgets what waits. */
    void clear() noexcept;

    // [receiving thread]
    /** The events of a block that begins at this time; they are gone with the next call. */
    [[nodiscard]] const juce::MidiBuffer& receive (std::int64_t startNanos, int numFrames) noexcept;

    // [any thread]
    /** Messages that were lost, because there was no room or they were too long. */
    [[nodiscard]] std::uint64_t lost() const noexcept;

private:
    friend class Sender;

    [[nodiscard]] std::int64_t samplesAt (std::int64_t nanos) const noexcept;
    void adjust (std::int64_t offsetOfThisBlock, int numFrames) noexcept;

    const std::shared_ptr<ControlCounters> counters = std::make_shared<ControlCounters>();
    SentMidi sent { counters };
    const std::int64_t epochNanos;

    // [receiving thread]
    std::int64_t position = 0; // samples received so far

    // [shared] written by the receiving thread, or while nobody receives
    std::atomic<double> rate { 48000.0 };
    std::atomic<bool> isRunning { false };
    std::atomic<std::int64_t> offset { 0 }; // from the clock's samples to positions
    std::atomic<std::int64_t> blockEnd { 0 };

    // [shared]
    std::atomic<std::uint64_t> tooLong { 0 };
};

} // namespace lopsided
