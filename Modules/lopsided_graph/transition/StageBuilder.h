#pragma once

#include "../compile/GraphIndex.h"
#include "PathCourse.h"

#include <vector>

namespace lopsided
{

/** Gives a graph the stages of its bypassed, muted and soloed nodes, and of those that an engine is changing. Bypass is a crossfade to the input, delayed by the
    node's latency, that begins once as much of it is there; mute ramps what comes out of that.
    A node's MIDI changes over with the first sample of the ramp.
    Thread: producer. Realtime: allocates. Cost: O(nodes + edges) with a solo, else O(nodes). */
class StageBuilder
{
public:
    using Number = GraphIndex::Number;
    using Stage = PlayingGraph::Stage;

    /** @param before  what plays, or null when nothing does */
    StageBuilder (PlayingGraph& graphToComplete, const PlayingGraph* before, const GraphIndex& indexToUse,
                  PathCourse courseToUse);

    void build (const std::vector<Number>& order);

private:
    /** Where a node's outputs go. */
    struct Aim
    {
        float dry = 0.0f;
        float level = 1.0f;
    };

    void findAudible (const std::vector<Number>& order);
    [[nodiscard]] bool isPlain (Number node) const noexcept; ///< nothing is wanted of it but what it plays
    void addNode (Number node);
    void addMidi (Number node, const Aim& aim);
    [[nodiscard]] Aim aimOf (Number node) const noexcept;
    [[nodiscard]] const Stage* stageBefore (std::uint64_t incarnation) const noexcept;
    [[nodiscard]] bool wasPlaying (Number node) const noexcept;
    [[nodiscard]] Stage begin (Number node, const Aim& aim) const;
    void fit (Stage& stage, Number node, const Aim& aim) const;
    void direct (Stage& stage, const Aim& aim, int latencySamples) const;

    PlayingGraph& graph;
    const PlayingGraph* const old;
    const GraphIndex& index;
    const PathCourse course;
    std::vector<bool> audible; ///< for each node, where any is soloed
};

} // namespace lopsided
