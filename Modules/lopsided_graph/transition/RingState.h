#pragma once

#include <atomic>
#include <cstdint>

namespace lopsided
{

/** How far a node that was removed has rung out. Thread: the rendering side writes; the producer reads the atomic.
    Realtime: wait-free. */
class RingState
{
public:
    /** What a sequence says of a node that rings. */
    struct Ring
    {
        std::uint64_t id = 0;           ///< the version that removed the node: another one starts anew
        std::int64_t silentSamples = 0; ///< so long has it to be silent
        std::int64_t capSamples = 0;    ///< and so long may it ring at most
    };

    /** Below this it is silent: -100 dBFS. */
    static constexpr float silence = 1.0e-5f;

    /** Counts a block whose output had this peak; `position` is the graph's clock at its first sample.
        Thread: rendering. */
    void follow (const Ring& ring, float peak, int numSamples, std::int64_t position) noexcept
    {
        if (current != ring.id)
        {
            current = ring.id;
            elapsed = 0;
            silent = 0;
        }

        elapsed += numSamples;
        silent = peak < silence ? silent + numSamples : 0;

        if (silent < ring.silentSamples && elapsed < ring.capSamples)
            return;

        if (! isOver (ring.id))
            overIn = position;

        // Relaxed, paired with the load in isOver: the version orders nothing that the producer touches.
        over.store (ring.id, std::memory_order_relaxed);
    }

    /** Thread: any. */
    [[nodiscard]] bool isOver (std::uint64_t id) const noexcept
    {
        return over.load (std::memory_order_relaxed) == id; // pairs with follow
    }

    /** Whether it has rung for as long as it may, whatever it still has to say. Thread: rendering. */
    [[nodiscard]] bool isAtCap (const Ring& ring) const noexcept
    {
        return current == ring.id && elapsed >= ring.capSamples;
    }

    /** Whether it was over before the block at this position began: what those are told that hear it through feedback,
        and so may be rendered before it or after it. Thread: rendering. */
    [[nodiscard]] bool wasOverBefore (std::uint64_t id, std::int64_t position) const noexcept
    {
        return isOver (id) && overIn < position;
    }

private:
    // [audio thread]
    std::int64_t overIn = 0; ///< position of the block in which the newest became over
    std::uint64_t current = 0;
    std::int64_t elapsed = 0;
    std::int64_t silent = 0;

    // [shared]
    std::atomic<std::uint64_t> over { 0 };
};

} // namespace lopsided
