#pragma once

#include "../model/Connection.h"

#include <compare>
#include <cstdint>

namespace lopsided
{

/** What the state of a connection is keyed by: the connection and the incarnations of both its ends (0 for an end of
    the graph). So a replaced node never inherits its predecessor's history. */
struct ConnectionIdentity
{
    Connection connection;
    std::uint64_t sourceIncarnation = 0;
    std::uint64_t destinationIncarnation = 0;

    friend constexpr auto operator<=> (const ConnectionIdentity&,
                                       const ConnectionIdentity&) noexcept = default;
};

} // namespace lopsided
