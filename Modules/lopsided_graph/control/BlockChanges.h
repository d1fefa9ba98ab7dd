#pragma once

#include "BlockTimeline.h"
#include "NodeAutomation.h"
#include "NodeControl.h"

#include <cstdint>

namespace lopsided
{

/** The changes that a node's parameters make in one block, gathered at points.

    The rule: a change makes a point at its own time, unless another point lies less than 16 samples before it; then it
    is made at that point, or, if the point was in an earlier block, at the start of this one. So points are at least 16
    samples apart, a change is at most 15 samples early, never late but for what came late, and none is lost. The
    start of a block is a point only if a change is made there.

    Thread: the one that renders the node. Realtime: wait-free. Cost: O(changes + curves × steps in the block). */
class BlockChanges
{
public:
    static constexpr int minimumDistance = 16;

    /** Whether the node can be called for a part of a block; if not, all changes of a block are made at its start. */
    enum class Splitting
    {
        possible,
        impossible
    };

    /** What a block is, for one node. */
    struct Block
    {
        std::int64_t position = 0; ///< of the graph's clock, at the first sample
        int numSamples = 0;
        const NodeAutomation* automation = nullptr; ///< null for a node that has none
        BlockTimeline transport;
    };

    /** Takes what has been asked for by now. */
    BlockChanges (NodeControl& controlToUse, const Block& blockToChange, Splitting splitting) noexcept;

    /** The first point, or the number of samples when there is none. */
    [[nodiscard]] int firstPoint() const noexcept;

    /** The point after another, or the number of samples when that is the last. */
    [[nodiscard]] int nextPoint (int point) const noexcept { return firstChangeAfter (point + distance - 1); }

    /** Makes the changes of a point. False when a parameter threw: foreign code. */
    bool apply (int point) noexcept;

private:
    [[nodiscard]] bool changesAtStart() const noexcept;
    [[nodiscard]] int firstChangeAfter (int offset) const noexcept;
    [[nodiscard]] int firstChangeAfter (int offset, const NodeAutomation::Lane& lane) const noexcept;
    [[nodiscard]] const BlockTimeline& timelineOf (const AutomationCurve& curve) const noexcept;

    NodeControl& control;
    const Block& block;
    const BlockTimeline clock;
    const int distance; ///< from a point on, changes within this belong to it
};

} // namespace lopsided
