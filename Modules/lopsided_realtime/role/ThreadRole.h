#pragma once

#include "../annotations/Annotations.h"
#include "../lock/OwnerId.h"

#include <atomic>
#include <cstdint>

namespace lopsided
{
/** Something that one thread at a time does, such as rendering a graph: whoever does it takes the role for a while.

    A host may call from another thread each time, so a stored thread id would be wrong; a role is taken and given back,
    and may be taken by another thread next. A second thread that wants it meanwhile does not get it and is counted, so
    the caller can do something harmless instead.

    Thread: any. Realtime: wait-free. */
class ThreadRole
{
public:
    constexpr ThreadRole() noexcept = default;

    ThreadRole (const ThreadRole&) = delete;
    ThreadRole& operator= (const ThreadRole&) = delete;

    /** Takes the role for the life of this object. Nests in one thread.

        Thread: any. Realtime: wait-free. Cost: one compare-and-swap, and one store when it ends. */
    class Scope
    {
    public:
        /** Takes the role where nobody else has it; the object says whether. */
        LOPSIDED_PER_MODULE explicit Scope (ThreadRole& roleToTake) noexcept LOPSIDED_NONBLOCKING
            : role (roleToTake),
              outcome (roleToTake.tryTake())
        {}

        ~Scope()
        {
            // Release, paired with the acquire in tryTake: the next thread in this role sees what this one did.
            if (outcome == Outcome::taken)
                role.holderId.store (0, std::memory_order_release);
        }

        Scope (const Scope&) = delete;
        Scope& operator= (const Scope&) = delete;

        /** False when another thread is in this role: then do nothing that needs it. */
        explicit operator bool() const noexcept { return outcome != Outcome::refused; }

    private:
        friend class ThreadRole;

        enum class Outcome
        {
            taken,
            nested,
            refused
        };

        ThreadRole& role;
        const Outcome outcome;
    };

    /** True when the calling thread is in this role: what an assertion wants to know. */
    [[nodiscard]] LOPSIDED_PER_MODULE bool isHeldByThisThread() const noexcept LOPSIDED_NONBLOCKING
    {
        return holder() == OwnerId::current();
    }

    /** Who is in this role now; an invalid id when nobody is. May be out of date at once. */
    [[nodiscard]] OwnerId holder() const noexcept LOPSIDED_NONBLOCKING
    {
        // Relaxed: a thread that finds its own id here wrote it itself; any other answer carries no data.
        return OwnerId { holderId.load (std::memory_order_relaxed) };
    }

    /** How many times a thread did not get the role because another one had it. */
    std::uint64_t refusals() const noexcept
    {
        // Relaxed, paired with the increment in tryTake: a count and nothing else.
        return refused.load (std::memory_order_relaxed);
    }

private:
    LOPSIDED_PER_MODULE Scope::Outcome tryTake() noexcept
    {
        const auto mine = OwnerId::current().value();
        std::uint64_t seen = 0;

        // Acquire, paired with the release in ~Scope; relaxed on failure: only the id is looked at.
        if (holderId.compare_exchange_strong (seen, mine, std::memory_order_acquire,
                                              std::memory_order_relaxed))
            return Scope::Outcome::taken;

        if (seen == mine)
            return Scope::Outcome::nested;

        // Relaxed, paired with the load in refusals.
        refused.fetch_add (1, std::memory_order_relaxed);
        return Scope::Outcome::refused;
    }

    // [shared]
    std::atomic<std::uint64_t> holderId { 0 };
    std::atomic<std::uint64_t> refused { 0 };
};
} // namespace lopsided
