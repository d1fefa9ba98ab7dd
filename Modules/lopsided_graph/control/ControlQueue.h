#pragma once

#include "ParameterChange.h"

#include <lopsided_realtime/lopsided_realtime.h>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace lopsided
{

/** The parameter changes of one node, from any number of producers to the thread that renders it. It belongs to the
    node, so a change for a node that is gone has nowhere to go, and no lifetime has to be looked up while rendering.

    Fixed room for `capacity` changes, counted from the push until they have been made. When it is full, the value goes
    to its parameter's own place, where a later one replaces it; it is made at the start of the next block and
    takes the place of all that was asked for that parameter before it. So the last value always arrives. */
class ControlQueue
{
public:
    static constexpr std::size_t capacity = 256;

    enum class Delivery
    {
        queued,
        coalesced ///< there was no room: it went to the place of its parameter
    };

    /** Realtime: allocates. */
    explicit ControlQueue (int numParametersToServe);

    // [producers]

    /** Thread: any but an audio thread, several at once; they take turns at a spinlock. Realtime: may block; never for
        the rendering thread. */
    Delivery push (int parameter, float value, std::int64_t time);

    // [any thread]

    /** Puts the value into its parameter's own place, as push does when it finds no room. Several at once, beside push.
        Realtime: wait-free. */
    void setLatest (int parameter, float value) noexcept;

    // [rendering thread] one at a time

    /** The oldest change that has not been taken. Its room stays in use until release(). Realtime: wait-free. */
    [[nodiscard]] std::optional<ParameterChange> tryPop() noexcept { return changes.tryPop(); }

    /** Gives back the room of changes that are done with. Realtime: wait-free. */
    void release (std::size_t numChanges) noexcept
    {
        // Release, paired with the acquire in push(): the room is free when it is seen to be.
        numReleased.fetch_add (numChanges, std::memory_order_release);
    }

    /** Whether any change has not been made yet. Realtime: wait-free. */
    [[nodiscard]] bool isBusy() const noexcept
    {
        // Relaxed, paired with the store in push(): what shows a little later is found in the next block.
        return numQueued.load (std::memory_order_relaxed) != numReleased.load (std::memory_order_relaxed)
               || hasLatest();
    }

    /** Whether any value waits in its parameter's place. Realtime: wait-free. */
    [[nodiscard]] bool hasLatest() const noexcept
    {
        return isAnyMarked.load (std::memory_order_acquire); // pairs with the store in setLatest()
    }

    /** Hands all those values to `take (parameter, value, numQueued)`, which must not throw; `numQueued` are the low bits
        of how many changes had been queued before: those are older than the value, all others newer.
        Realtime: wait-free. Cost: O(parameters / 64 + values). */
    template <typename Function>
    void takeLatest (Function&& take) noexcept
    {
        // Acquire, paired with the release in setLatest(); what is marked after this shows in the next block.
        if (! isAnyMarked.exchange (false, std::memory_order_acq_rel))
            return;

        for (std::size_t word = 0; word < numWords; ++word)
        {
            // Acquire, paired with the release in setLatest(): the place holds the value of this mark, or a later.
            for (auto marks = marked[word].exchange (0, std::memory_order_acquire); marks != 0;
                 marks &= marks - 1)
            {
                const auto parameter = word * wordBits + static_cast<std::size_t> (std::countr_zero (marks));

                // Acquire, paired with the store in setLatest().
                const auto packed = latest[parameter].load (std::memory_order_acquire);
                take (static_cast<int> (parameter),
                      std::bit_cast<float> (static_cast<std::uint32_t> (packed)),
                      static_cast<std::uint32_t> (packed >> 32));
            }
        }
    }

    // [while no other thread uses it]

    /** Changes that were pushed and not released. */
    [[nodiscard]] std::uint64_t numWaiting() const noexcept;

private:
    static constexpr std::size_t wordBits = 64;

    // [producers] under the lock
    SafeSpinLock lock;

    // [shared]
    std::atomic<std::uint64_t> numQueued { 0 }; ///< written under the lock
    const std::size_t numWords;
    SpscQueue<ParameterChange> changes { capacity };
    std::atomic<std::uint64_t> numReleased { 0 };
    std::atomic<bool> isAnyMarked { false };
    const std::unique_ptr<std::atomic<std::uint64_t>[]> marked; ///< one bit for each parameter
    const std::unique_ptr<std::atomic<std::uint64_t>[]> latest; ///< for each parameter: numQueued, then value
};

} // namespace lopsided
