#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

namespace lopsided
{

/** What a UnitQueue keeps for each unit. It lives as long as the queue: a late worker may look into it at any time.

    Thread: the producer makes it; all rendering threads use it through UnitQueue. */
struct QueueMemory
{
    explicit QueueMemory (std::uint32_t numUnits)
        : slots (numUnits),
          counts (numUnits)
    {}

    std::uint32_t capacity() const noexcept { return static_cast<std::uint32_t> (slots.size()); }

    /** Units that can be taken, tagged with their generation. 0 is no generation's. */
    std::vector<std::atomic<std::uint64_t>> slots;

    /** Of each unit, the predecessors that have not finished. Only owners of a unit touch it. */
    std::vector<std::atomic<std::uint32_t>> counts;
};

} // namespace lopsided
