#pragma once

#include <lopsided_realtime/annotations/Annotations.h>

#include <atomic>
#include <cstdint>

namespace lopsided
{
/** How a reader enters its section, by default: two sequentially consistent accesses. Nobody is ever interrupted.

    Thread: any. Realtime: wait-free. Cost: the store is one locked exchange on x86 (about 7 ns). */
struct SeqCstEntry
{
    /** Called once for each cell, before it has readers. */
    static void prepare() noexcept {}

    /** Says "inside" in the reader's slot, before the pointer is loaded. */
    static void announce (std::atomic<std::uint64_t>& slot, std::uint64_t odd) noexcept LOPSIDED_NONBLOCKING
    {
        slot.store (odd, std::memory_order_seq_cst);
    }

    /** Loads what is current, after the announcement. */
    template <typename Version>
    static Version* load (const std::atomic<Version*>& current) noexcept LOPSIDED_NONBLOCKING
    {
        return current.load (std::memory_order_seq_cst);
    }

    /** Called by the producer after it unpublished and before it looks at the slots. */
    static void fenceBeforeScan() noexcept {}
};
} // namespace lopsided
