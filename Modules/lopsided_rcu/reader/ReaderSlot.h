#pragma once

#include <boost/intrusive/slist_hook.hpp>

#include <atomic>
#include <cstdint>

namespace lopsided
{
/** Where one reader tells the producers whether it is inside a section: a number that is odd inside, even outside, and
    never repeats. The reader writes one cache line, and nobody else writes it while the reader lives. */
struct ReaderSlot : boost::intrusive::slist_base_hook<>
{
    static constexpr bool isInside (std::uint64_t value) noexcept { return (value & 1) != 0; }

    // [reader] writes, producers read
    alignas (64) std::atomic<std::uint64_t> sequence { 0 };

    // [producers], under the bin's lock
    alignas (64) std::uint64_t awaited = 0; // the odd value that the waiting batch has to see go; 0: none
    bool isTaken = false;
};
} // namespace lopsided
