#pragma once

#include "../model/GraphModel.h"

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

    /** Of a connection of a model. Cost: O(log nodes). */
    [[nodiscard]] static ConnectionIdentity in (const GraphModel& model,
                                                const Connection& connection) noexcept
    {
        const auto incarnationOf = [&] (NodeID id) {
            const auto* node = model.findNode (id);
            return node != nullptr ? node->instance->incarnation() : 0;
        };
        return { connection, incarnationOf (connection.source.nodeID),
                 incarnationOf (connection.destination.nodeID) };
    }

    friend constexpr auto operator<=> (const ConnectionIdentity&,
                                       const ConnectionIdentity&) noexcept = default;
};

} // namespace lopsided
