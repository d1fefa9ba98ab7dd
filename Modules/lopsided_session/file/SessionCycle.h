#pragma once

#include "../model/SessionConnection.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lopsided
{

/** Nodes of a session that wait for each other. What feeds back waits for nothing. */
struct SessionCycle
{
    std::size_t closingConnection = 0; /**< the index of one of its connections */
    std::string description;           /**< the ids along it: "16 -> 17 -> 16" */
};

/** A cycle, if there is one. Cost: O(nodes + connections) in time and memory, however deep the graph. */
[[nodiscard]] std::optional<SessionCycle> findCycle (const std::vector<SessionConnection>& connections);

} // namespace lopsided
