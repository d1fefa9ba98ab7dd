#pragma once

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** How many MIDI events did not fit, by what they were.
    Thread: any. Realtime: wait-free. Cost: one atomic access for each kind. */
class MidiDrops
{
public:
    /** What an event is when room is short, in the order in which events go. `release` is what ends a sound
        (note-off, pedal up, all notes off): room is reserved for it, and one goes only when the same release is
        already in the block. */
    enum class Kind
    {
        sysex,
        controller,
        noteOn,
        release
    };

    static constexpr int numKinds = 4;

    /** One more of a kind did not fit. */
    void count (Kind kind) noexcept
    {
        // Pairs with the load in of(): a figure for people, which orders nothing.
        counters[static_cast<int> (kind)].fetch_add (1, std::memory_order_relaxed);
    }

    /** How many of a kind did not fit. */
    [[nodiscard]] std::uint64_t of (Kind kind) const noexcept
    {
        return counters[static_cast<int> (kind)].load (std::memory_order_relaxed); // pairs with count()
    }

    [[nodiscard]] std::uint64_t total() const noexcept
    {
        return of (Kind::sysex) + of (Kind::controller) + of (Kind::noteOn) + of (Kind::release);
    }

private:
    std::atomic<std::uint64_t> counters[numKinds] {};
};

} // namespace lopsided
