#pragma once

#include "CanvasNode.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstddef>
#include <span>
#include <vector>

namespace lopsided
{

/** The columns of an AutoLayout: which node is in which. Thread: any. Realtime: allocates. Cost: O((N + E) × log). */
struct LayoutLayers
{
    using Index = std::size_t;

    /** Numbers are places in `nodes`. Connections of others, and those that feed back, do not count. */
    LayoutLayers (const std::vector<CanvasNode>& nodes, std::span<const Connection> connections);

    // Neighbours of each node, once for each cable: a pair of cables pulls twice as much as one.
    std::vector<std::vector<Index>> sources;
    std::vector<std::vector<Index>> destinations;

    std::vector<std::vector<Index>> layers; /**< from left to right */
    std::vector<Index> alone;               /**< what nothing is connected to */

private:
    void link (const std::vector<CanvasNode>& nodes, std::span<const Connection> connections);
    [[nodiscard]] std::vector<Index> longestWays() const;
    void pullSourcesRight (const std::vector<CanvasNode>& nodes, std::vector<Index>& layerOf) const;
};

} // namespace lopsided
