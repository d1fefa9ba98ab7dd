#pragma once

#include "GraphIndex.h"

#include <vector>

namespace lopsided
{

/** An order in which every node comes after all that feed it: Kahn's, depth first, so that a chain is rendered in
    one go while its samples are warm, and few buffers are alive at a time. The same graph has the same order.
    Cost: O(nodes + edges). Errors: cycle, with its nodes in order.
    Source: A. B. Kahn, Topological sorting of large networks, CACM 5 (1962). */
[[nodiscard]] GraphResult<std::vector<GraphIndex::Number>> findTopologicalOrder (const GraphIndex& index,
                                                                                 const GraphModel& model);

} // namespace lopsided
