#pragma once

#include "QueueMemory.h"
#include "TaskGraph.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lopsided
{

/** The units of one run that anybody may take. Nothing in it belongs to a plan, so a thread that comes late finds
    memory that is alive and a generation that is not its own. README.md has the argument.

    Realtime: everything but ensureCapacity is wait-free; a failed attempt to take means that another thread took a unit. */
class UnitQueue
{
public:
    using Unit = TaskGraph::Number;

    UnitQueue() { ensureCapacity (1); }

    UnitQueue (const UnitQueue&) = delete;
    UnitQueue& operator= (const UnitQueue&) = delete;

    // [producer]

    /** Makes room for graphs of so many units. May be called while a graph is rendered. Cost: allocates if it grows. */
    void ensureCapacity (Unit numUnits);

    // [audio thread]

    /** True when a run of so many units may begin. */
    [[nodiscard]] bool takeUpMemoryFor (Unit numUnits) noexcept;

    /** Starts a generation, in which all initial units but the first can be taken. Nobody may own a unit.
        Cost: O(units), a relaxed store each. */
    void begin (const TaskGraph& graph) noexcept;

    // [owners of a unit]

    /** The number of this run among all. */
    std::uint64_t currentGeneration() const noexcept { return generation; }

    /** Offers a unit; at most once in a generation. */
    void push (Unit unit) noexcept
    {
        // Relaxed, paired with itself: only the uniqueness of the index matters.
        offer (tail.fetch_add (1, std::memory_order_relaxed), unit);
    }

    /** Notes that one predecessor of a unit has finished; true for the last one. */
    [[nodiscard]] bool countDown (Unit unit) noexcept
    {
        // Release: what this predecessor rendered. Acquire, paired with it: the last one sees what all others rendered.
        return memory().counts[unit].fetch_sub (1, std::memory_order_acq_rel) == 1;
    }

    // [any rendering thread]

    /** Takes a unit: the caller owns it from then on. Cost: one compare-and-swap, one more each time another thread was
        quicker. */
    [[nodiscard]] std::optional<Unit> tryTake() noexcept
    {
        for (;;)
        {
            auto seen = Look { *this };

            if (! seen.isTakeable())
                return {};

            // Relaxed on success: the acquire load of the slot has ordered all that the owner will read; relaxed on failure:
            // it only means another turn.
            if (ticket.compare_exchange_strong (seen.ticket, seen.ticket + 1, std::memory_order_relaxed,
                                                std::memory_order_relaxed))
                return static_cast<Unit> (seen.slot & numberMask);
        }
    }

    /** True when there is a unit to take; may be out of date at once. */
    [[nodiscard]] bool canTake() const noexcept { return Look { *this }.isTakeable(); }

private:
    static constexpr int numberBits = 24;
    static constexpr std::uint64_t numberMask = (std::uint64_t { 1 } << numberBits) - 1;
    static constexpr std::uint64_t lastGeneration = ~std::uint64_t { 0 } >> numberBits;

    /** A ticket, and what is in the slot that it points to. */
    struct Look
    {
        explicit Look (const UnitQueue& queue) noexcept
            : ticket (
                queue.ticket.load (std::memory_order_acquire)) // paired with the store in begin: the array
        {
            const auto& slots = queue.memory().slots;

            // Acquire, paired with the store in offer: what the pusher rendered, and what begin wrote.
            if (const auto index = ticket & numberMask; index < slots.size())
                slot = slots[index].load (std::memory_order_acquire);
        }

        bool isTakeable() const noexcept { return (ticket >> numberBits) == (slot >> numberBits); }

        std::uint64_t ticket = 0;
        std::uint64_t slot = 0;
    };

    QueueMemory& memory() const noexcept
    {
        // Acquire, paired with the store in takeUpMemoryFor: a late worker may find memory that is newer than its ticket.
        return *active.load (std::memory_order_acquire);
    }

    void offer (std::uint64_t index, Unit unit) noexcept
    {
        // Release, paired with the load in Look.
        memory().slots[index].store ((generation << numberBits) | unit, std::memory_order_release);
    }

    // [producer]
    std::vector<std::unique_ptr<QueueMemory>> allMemory;

    // [shared]
    std::atomic<QueueMemory*> newest { nullptr };
    std::atomic<QueueMemory*> active { nullptr };

    // [audio thread] writes between runs, owners read
    std::uint64_t generation = 1;

    // [shared]
    alignas (64) std::atomic<std::uint64_t> ticket { std::uint64_t { 1 } << numberBits };
    alignas (64) std::atomic<std::uint32_t> tail { 0 };
};

} // namespace lopsided
