#pragma once

#include "CanvasNode.h"

#include <lopsided_graph/lopsided_graph.h>

#include <map>
#include <span>
#include <vector>

namespace lopsided
{

/** Arranges a graph from left to right: each node in the column after all that feed it, and in each column in an order with few
    crossing cables. A pure function of its arguments.

    Thread: any. Realtime: allocates. Cost: O((N + E) × log N) for each of some sweeps.

    Source: the method of K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system
    structures", 1981: layers, then barycentres.
*/
class AutoLayout
{
public:
    AutoLayout() = delete;

    /** Places for all of these; only their ids and sizes are read. Connections of other nodes, and those that feed back, do not
        count. The top left of what comes out is at `topLeft`. */
    [[nodiscard]] static std::map<NodeID, juce::Point<float>> arrange (
        const std::vector<CanvasNode>& nodes, std::span<const Connection> connections,
        juce::Point<float> topLeft = {});
};

} // namespace lopsided
