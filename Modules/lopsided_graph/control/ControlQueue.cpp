#include "ControlQueue.h"

#include <mutex>

namespace lopsided
{

ControlQueue::ControlQueue (int numParametersToServe)
    : numWords ((static_cast<std::size_t> (numParametersToServe) + wordBits - 1) / wordBits),
      marked (std::make_unique<std::atomic<std::uint64_t>[]> (numWords)),
      latest (
          std::make_unique<std::atomic<std::uint64_t>[]> (static_cast<std::size_t> (numParametersToServe)))
{}

ControlQueue::Delivery ControlQueue::push (int parameter, float value, std::int64_t time)
{
    const std::lock_guard hold { lock };

    // Acquire, paired with the release in release().
    const auto numInUse = numQueued - numReleased.load (std::memory_order_acquire);

    if (numInUse < capacity && changes.tryPush ({ time, parameter, value, numQueued + 1 }))
    {
        ++numQueued;
        return Delivery::queued;
    }

    keepLatest (static_cast<std::size_t> (parameter), value);
    return Delivery::coalesced;
}

void ControlQueue::keepLatest (std::size_t parameter, float value) noexcept
{
    const auto packed = numQueued << 32 | std::bit_cast<std::uint32_t> (value);

    // All three release, paired with the acquires in takeLatest(): a mark shows its value, the flag shows its mark.
    latest[parameter].store (packed, std::memory_order_release);
    marked[parameter / wordBits].fetch_or (std::uint64_t { 1 } << parameter % wordBits,
                                           std::memory_order_release);
    isAnyMarked.store (true, std::memory_order_release);
}

std::uint64_t ControlQueue::numWaiting() const noexcept
{
    // Acquire, paired with the release in release().
    auto waiting = numQueued - numReleased.load (std::memory_order_acquire);

    for (std::size_t word = 0; word < numWords; ++word)
        waiting += static_cast<std::uint64_t> (
            std::popcount (marked[word].load (std::memory_order_acquire))); // pairs with keepLatest()

    return waiting;
}

} // namespace lopsided
