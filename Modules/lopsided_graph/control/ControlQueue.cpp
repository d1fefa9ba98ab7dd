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

    // Relaxed: it is written under the lock. Acquire, paired with the release in release().
    const auto numBefore = numQueued.load (std::memory_order_relaxed);
    const auto numInUse = numBefore - numReleased.load (std::memory_order_acquire);

    if (numInUse < capacity && changes.tryPush ({ time, parameter, value, numBefore + 1 }))
    {
        numQueued.store (numBefore + 1, std::memory_order_relaxed); // pairs with the load in isBusy()
        return Delivery::queued;
    }

    setLatest (parameter, value);
    return Delivery::coalesced;
}

void ControlQueue::setLatest (int parameter, float value) noexcept
{
    const auto place = static_cast<std::size_t> (parameter);

    // Relaxed: without the lock, a change that is being queued at the same time is as well before this as after it.
    const auto numBefore = numQueued.load (std::memory_order_relaxed);
    const auto packed = numBefore << 32 | std::bit_cast<std::uint32_t> (value);

    // All three release, paired with the acquires in takeLatest(): a mark shows its value, the flag shows its mark.
    latest[place].store (packed, std::memory_order_release);
    marked[place / wordBits].fetch_or (std::uint64_t { 1 } << place % wordBits, std::memory_order_release);
    isAnyMarked.store (true, std::memory_order_release);
}

std::uint64_t ControlQueue::numWaiting() const noexcept
{
    // Acquire, paired with the release in release().
    auto waiting = numQueued.load (std::memory_order_relaxed) - numReleased.load (std::memory_order_acquire);

    for (std::size_t word = 0; word < numWords; ++word)
        waiting += static_cast<std::uint64_t> (
            std::popcount (marked[word].load (std::memory_order_acquire))); // pairs with setLatest()

    return waiting;
}

} // namespace lopsided
