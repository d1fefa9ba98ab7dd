#pragma once

#include <atomic>
#include <cstdint>

namespace lopsided::torture
{
/** A small fast generator, one for each thread; the run's seed and the thread's number give its sequence.

    Source: S. Vigna, splitmix64. */
class TortureRandom
{
public:
    TortureRandom (std::uint64_t seed, int threadNumber)
        : state (seed + static_cast<std::uint64_t> (threadNumber) * 0x2545f4914f6cdd1dull)
    {}

    std::uint64_t next() noexcept
    {
        auto z = state += 0x9e3779b97f4a7c15ull;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }

    int below (int limit) noexcept { return static_cast<int> (next() % static_cast<std::uint64_t> (limit)); }

    bool oneIn (int howMany) noexcept { return below (howMany) == 0; }

private:
    std::uint64_t state;
};

/** Spends some time without leaving the processor and without being optimised away. */
inline void dwell (int numTurns) noexcept
{
    for (int i = 0; i < numTurns; ++i)
        std::atomic_signal_fence (std::memory_order_seq_cst);
}
} // namespace lopsided::torture
