#pragma once

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** What became of the parameter changes and the MIDI for all nodes that share these counters. They outlive the nodes.
    Every figure is for people and orders nothing: each relaxed addition pairs with the relaxed load in value().
    Thread: any. Realtime: wait-free. Cost: one atomic access each. */
struct ControlCounters
{
    using Counter = std::atomic<std::uint64_t>;

    /** Adds to one of the figures. */
    static void add (Counter& counter, std::uint64_t number) noexcept
    {
        counter.fetch_add (number, std::memory_order_relaxed); // pairs with value()
    }

    /** One of the figures. */
    [[nodiscard]] static std::uint64_t value (const Counter& counter) noexcept
    {
        return counter.load (std::memory_order_relaxed); // pairs with add()
    }

    Counter applied { 0 };   ///< changes that were made, without those of automation
    Counter coalesced { 0 }; ///< changes that found the queue full, or gave way to one that did
    Counter dropped { 0 };   ///< changes that were still waiting when their node was destroyed

    Counter midiSent { 0 }; ///< events that were sent to a node and have reached it
    Counter midiOwed { 0 }; ///< of what ends a sound: found the queue full, and was due at once instead
    Counter midiLost {
        0
    }; ///< events that found the queue full, gave way to one that was owed, or had no node to go to any more
};

} // namespace lopsided
