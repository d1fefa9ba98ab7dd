#pragma once

#include "CanvasScene.h"

namespace lopsided
{

/** Where the arrow keys lead. Pure functions. Thread: any. Realtime: wait-free. */
struct FocusMove
{
    enum class Direction
    {
        left,
        right,
        up,
        down
    };

    FocusMove() = delete;

    /** The next node in a direction: near, and rather straight on than aside. The one itself where there is none; the
        leftmost of all where it is none. Cost: O(N). */
    [[nodiscard]] static NodeID from (const CanvasScene& scene, NodeID node, Direction direction) noexcept;

    /** As far as a key press moves. Cost: O(1). */
    [[nodiscard]] static juce::Point<float> step (Direction direction, float distance) noexcept;
};

} // namespace lopsided
