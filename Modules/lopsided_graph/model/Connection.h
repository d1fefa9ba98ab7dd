#pragma once

#include "Port.h"

namespace lopsided
{

/** A connection is the tuple of its two ports: between two ports there is at most one, of either kind. With its kind,
    that tuple is its identity for undo, for the state that recompiles carry over, and for the canonical order of
    summing: one that changes its kind is another one.

    Connections are ordered by destination, then by source. So a sorted list holds the sources of every input side
    by side, in the order in which they are summed. Thread: a value, any. Realtime: wait-free. Cost: O(1). */
struct Connection
{
    enum class Kind
    {
        plain,   ///< the destination waits for the source
        feedback ///< it waits for nothing: it hears the source exactly one prepared maximum block later
    };

    Port source;
    Port destination;
    Kind kind = Kind::plain;

    [[nodiscard]] constexpr bool isFeedback() const noexcept { return kind == Kind::feedback; }

    /** Whether both lead from one port to one other, of whatever kind they are. */
    [[nodiscard]] constexpr bool hasSamePorts (const Connection& other) const noexcept
    {
        return source == other.source && destination == other.destination;
    }

    friend constexpr bool operator== (const Connection&, const Connection&) noexcept = default;

    friend constexpr std::strong_ordering operator<=> (const Connection& a, const Connection& b) noexcept
    {
        if (const auto order = a.destination <=> b.destination; order != 0)
            return order;

        if (const auto order = a.source <=> b.source; order != 0)
            return order;

        return a.kind <=> b.kind;
    }
};

} // namespace lopsided
