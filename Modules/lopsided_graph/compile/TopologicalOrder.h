#pragma once

#include "GraphIndex.h"

#include <vector>

namespace lopsided
{

/** An order in which every node comes after all that feed it, but for what feeds back. It is found upstream from the outputs, depth first, so
    that what feeds a node is rendered just before it: chains run while their samples are warm, and few buffers are
    alive at a time. Nodes without a path to an output come last. The same graph has the same order.
    Cost: O(nodes + edges). Errors: cycle, with its nodes in order.
    Source: R. E. Tarjan, Edge-disjoint spanning trees and depth-first search, Acta Informatica 6 (1976). */
[[nodiscard]] GraphResult<std::vector<GraphIndex::Number>> findTopologicalOrder (const GraphIndex& index,
                                                                                 const GraphModel& model);

} // namespace lopsided
