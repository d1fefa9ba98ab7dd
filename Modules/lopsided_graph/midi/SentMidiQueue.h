#pragma once

#include "MidiHolds.h"
#include "SentMidiEvent.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace lopsided
{

/** The MIDI events that are sent to one node, from any number of threads to the one that renders it. No thread waits for
    another.

    Fixed room for `capacity` events, counted from the push until they have been released. The last part of it is for what
    ends a sound. When that is full as well, such an event is marked as owed at its note, pedal or mode message: it
    is due at once, and what was sent for the same before it is void. So none of them is ever lost.

    Thread: made and destroyed by a producer; then as grouped below. Realtime: wait-free, but for making and destroying it. */
class SentMidiQueue
{
public:
    static constexpr std::size_t capacity = 512;

    /** Room that only what ends a sound may take. */
    static constexpr std::size_t reserve = 128;

    /** What can be owed on a channel: notes and pedals by their slots, and the three mode messages that end what sounds. */
    static constexpr int endingOfSoundOff = MidiHolds::numSlots;
    static constexpr int endingOfReset = MidiHolds::numSlots + 1;
    static constexpr int endingOfNotesOff = MidiHolds::numSlots + 2;
    static constexpr int numEndings = MidiHolds::numSlots + 3;

    enum class Delivery
    {
        queued,
        owed, ///< it ends a sound and there was no room: it is due at once
        lost  ///< there was no room
    };

    /** Realtime: allocates. */
    SentMidiQueue();

    // [producers]

    /** Sends an event of 1 to SentMidiEvent::maximumBytes bytes; `time` as SentMidiEvent has it.
        Thread: any; several at once. Realtime: wait-free.
        Cost: O(1): some atomic operations on cache lines that all senders share. */
    Delivery push (std::span<const std::uint8_t> bytes, std::int64_t time) noexcept;

    // [rendering thread] one at a time. Realtime: wait-free.

    /** Whether nothing waits or is owed. */
    [[nodiscard]] bool isEmpty() const noexcept
    {
        // Relaxed, paired with push(): what shows a little later is found in the next block.
        return numInUse.load (std::memory_order_relaxed) == 0 && ! isAnyOwed.load (std::memory_order_relaxed);
    }

    /** Calls `take (channel, ending, numPushed)` for all that is owed; `numPushed` is at least the serial of all that was
        pushed before it. Cost: O(1) while nothing is owed. */
    template <typename Function>
    void takeOwed (Function&& take) noexcept
    {
        // Acquire, paired with owe(): a flag shows its mark. What is marked after this shows in the next block.
        if (! isAnyOwed.load (std::memory_order_relaxed)
            || ! isAnyOwed.exchange (false, std::memory_order_acquire))
            return;

        for (std::size_t word = 0; word < owed.size(); ++word)
        {
            // Acquire, paired with owe(): what its thread had pushed before it has its serial by now.
            auto marks = owed[word].exchange (0, std::memory_order_acquire);
            const auto numPushed = numTickets.load (std::memory_order_relaxed);

            for (; marks != 0; marks &= marks - 1)
            {
                const auto bit = static_cast<int> (word * wordBits) + std::countr_zero (marks);
                take (bit / bitsPerChannel, bit % bitsPerChannel, numPushed);
            }
        }
    }

    /** The oldest event that was not taken; nothing where there is none, or it is still being written.
        Its room stays in use until release(). Cost: O(1). */
    [[nodiscard]] std::optional<SentMidiEvent> tryPop() noexcept;

    /** Gives back the room of events that are done with. Cost: one atomic subtraction. */
    void release (std::size_t numEvents) noexcept
    {
        // Release, paired with the acquires in push(): the room is free when it is seen to be.
        numInUse.fetch_sub (numEvents, std::memory_order_release);
    }

    /** Events that were pushed and not released. Thread: any. */
    [[nodiscard]] std::size_t numWaiting() const noexcept
    {
        return numInUse.load (std::memory_order_relaxed); // a figure for people
    }

    /** The number of what a message ends, as takeOwed() has it, or of what it begins; -1 for any other message.
        Cost: O(1). */
    [[nodiscard]] static int endingOf (std::span<const std::uint8_t> bytes) noexcept;

private:
    static constexpr std::size_t wordBits = 64;
    static constexpr int bitsPerChannel = 192; ///< three words
    static_assert (numEndings <= bitsPerChannel);

    /** Whose event it is, is known by its serial: that of one that is not written yet is an older one. */
    struct Slot
    {
        std::atomic<std::uint64_t> serial { 0 };
        SentMidiEvent event;
    };

    void owe (std::span<const std::uint8_t> bytes) noexcept;

    // [rendering thread]
    std::uint64_t numTaken = 0;

    // [shared]
    std::atomic<std::size_t> numInUse { 0 };
    std::atomic<std::uint64_t> numTickets { 0 };
    std::atomic<bool> isAnyOwed { false };
    std::array<std::atomic<std::uint64_t>, std::size_t { MidiHolds::numChannels * bitsPerChannel } / wordBits>
        owed {};
    const std::unique_ptr<Slot[]> slots;
};

} // namespace lopsided
