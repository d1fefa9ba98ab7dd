#pragma once

#include "GraphIndex.h"

#include <vector>

namespace lopsided
{

/** For how long what goes in may be heard, in seconds beyond the latency: the tails that the nodes report, added up along the
    longest path to one of the graph's outputs. A node that no output hears does not count, nor does what leaves.

    An infinite tail on such a path makes the whole infinite, and so does a loop of feedback that is heard: how often what is in it
    goes round is known to nobody. A connection that feeds back and is in no loop adds the block that it is late by.

    Cost: O(nodes) where no node has a tail and nothing feeds back, else O(nodes + edges). */
[[nodiscard]] double findTailSeconds (const GraphIndex& index, const std::vector<GraphIndex::Number>& order,
                                      const RenderSettings& settings);

} // namespace lopsided
