#pragma once

#include "../annotations/Annotations.h"

#include <atomic>
#include <cstdint>

namespace lopsided
{
namespace detail
{
LOPSIDED_PER_MODULE inline constinit std::atomic<std::uint64_t> lastOwnerId { 0 };
LOPSIDED_PER_MODULE LOPSIDED_STATIC_TLS inline constinit thread_local std::uint64_t ownerIdOfThisThread = 0;
} // namespace detail

/** Names a thread for as long as the process lives: a 63-bit number that is never given out twice.

    A system's own thread ids are of no use for that: they are reused at once (pthread_self) or cost a system call
    (gettid). Every shared library counts for itself, so two ids may be compared only inside one library.

    Thread: any. Realtime: wait-free. */
class OwnerId
{
public:
    /** Names no thread. */
    constexpr OwnerId() noexcept = default;

    /** The id with this number, as value() has it; 0 names no thread. Cost: O(1). */
    constexpr explicit OwnerId (std::uint64_t number) noexcept
        : id (number)
    {}

    /** The calling thread's id; a thread's first call gives it one.

        Cost: one load from the thread's own block; the first call one atomic increment. */
    [[nodiscard]] LOPSIDED_PER_MODULE static OwnerId current() noexcept LOPSIDED_NONBLOCKING
    {
        if (detail::ownerIdOfThisThread == 0) [[unlikely]]
            assignToThisThread();

        return OwnerId { detail::ownerIdOfThisThread };
    }

    constexpr std::uint64_t value() const noexcept { return id; }
    constexpr bool isValid() const noexcept { return id != 0; }

    friend constexpr bool operator== (OwnerId, OwnerId) noexcept = default;

private:
    LOPSIDED_PER_MODULE LOPSIDED_COLD static void assignToThisThread() noexcept
    {
        // Relaxed, paired with itself in other threads: only the uniqueness of the number matters.
        detail::ownerIdOfThisThread = detail::lastOwnerId.fetch_add (1, std::memory_order_relaxed) + 1;
    }

    std::uint64_t id = 0;
};
} // namespace lopsided
