#pragma once

#include "Port.h"

namespace lopsided
{

/** A connection is the tuple of its two ports and nothing else: that tuple is its identity for undo, for the
    state that recompiles carry over, and for the canonical order of summing.

    Connections are ordered by destination, then by source. So a sorted list holds the sources of every input side
    by side, in the order in which they are summed. */
struct Connection
{
    Port source;
    Port destination;

    friend constexpr bool operator== (const Connection&, const Connection&) noexcept = default;

    friend constexpr std::strong_ordering operator<=> (const Connection& a, const Connection& b) noexcept
    {
        if (const auto order = a.destination <=> b.destination; order != 0)
            return order;

        return a.source <=> b.source;
    }
};

} // namespace lopsided
