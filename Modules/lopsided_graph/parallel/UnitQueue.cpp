#include "UnitQueue.h"

#include <algorithm>
#include <bit>

namespace lopsided
{

void UnitQueue::ensureCapacity (Unit numUnits)
{
    if (! allMemory.empty() && numUnits <= allMemory.back()->capacity())
        return;

    constexpr Unit smallest = 64;
    auto& larger = allMemory.emplace_back (
        std::make_unique<QueueMemory> (std::max (smallest, std::bit_ceil (numUnits))));

    // Until the first run takes up what is newest, workers look at this one.
    if (allMemory.size() == 1)
        active.store (larger.get(), std::memory_order_relaxed); // no other thread yet

    // Release, paired with the load in takeUpMemoryFor.
    newest.store (larger.get(), std::memory_order_release);
}

bool UnitQueue::takeUpMemoryFor (Unit numUnits) noexcept
{
    // Acquire, paired with the store in ensureCapacity.
    auto* const larger = newest.load (std::memory_order_acquire);

    // Release, paired with the load in memory(); relaxed: the only thread that stores it looks.
    if (larger != active.load (std::memory_order_relaxed))
        active.store (larger, std::memory_order_release);

    return numUnits <= larger->capacity();
}

void UnitQueue::begin (const TaskGraph& graph) noexcept
{
    generation = generation == lastGeneration ? 1 : generation + 1;
    auto& used = memory();

    // Relaxed, paired with the load in Look: no slot keeps a tag until the generations come round.
    used.slots[generation % used.capacity()].store (0, std::memory_order_relaxed);

    // Relaxed, paired with the read-modify-writes of owners, who have acquired a slot of this generation.
    for (Unit unit = 0; unit < graph.numUnits(); ++unit)
        used.counts[unit].store (graph.unit (unit).numPredecessors, std::memory_order_relaxed);

    const auto initial = graph.initialUnits();

    for (std::size_t i = 1; i < initial.size(); ++i)
        offer (i - 1, initial[i]);

    // Relaxed, as the counts.
    tail.store (static_cast<std::uint32_t> (initial.size() - 1), std::memory_order_relaxed);

    // Release, paired with the load in Look: the array.
    ticket.store (generation << numberBits, std::memory_order_release);
}

} // namespace lopsided
