#pragma once

#include "UnknownKey.h"

#include <lopsided_graph/lopsided_graph.h>

#include <vector>

namespace lopsided
{

/** A connection of a session. */
struct SessionConnection
{
    Connection connection;
    std::vector<UnknownKey> unknownKeys;

    bool operator== (const SessionConnection&) const = default;
};

} // namespace lopsided
