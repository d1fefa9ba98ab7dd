#pragma once

#include "CanvasNode.h"

#include <utility>
#include <vector>

namespace lopsided
{

/** Puts some nodes in line. A pure function. Thread: any. Realtime: allocates. Cost: O(N × log N). */
struct NodeAlignment
{
    enum class Kind
    {
        left,
        top,
        distributeHorizontally, /**< the gaps between them alike */
        distributeVertically
    };

    NodeAlignment() = delete;

    /** Where those that move go to. */
    [[nodiscard]] static std::vector<std::pair<NodeID, SessionPosition>> of (Kind kind,
                                                                             std::vector<CanvasNode> nodes);
};

} // namespace lopsided
