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

    /** Counts a block whose output had this peak. Thread: rendering. */
    void follow (const Ring& ring, float peak, int numSamples) noexcept
    {
        if (current != ring.id)
        {
            current = ring.id;
            elapsed = 0;
            silent = 0;
        }

        elapsed += numSamples;
        silent = peak < silence ? silent + numSamples : 0;

        // Relaxed, paired with the load in isOver: the version orders nothing that the producer touches.
        if (silent >= ring.silentSamples || elapsed >= ring.capSamples)
            over.store (ring.id, std::memory_order_relaxed);
    }

    /** Thread: any. */
    [[nodiscard]] bool isOver (std::uint64_t id) const noexcept
    {
        return over.load (std::memory_order_relaxed) == id; // pairs with follow
    }

private:
    // [audio thread]
    std::uint64_t current = 0;
    std::int64_t elapsed = 0;
    std::int64_t silent = 0;

    // [shared]
    std::atomic<std::uint64_t> over { 0 };
};

} // namespace lopsided
