#pragma once

#include "../compile/GraphIndex.h"
#include "../compile/LatencyPlan.h"
#include "PathCourse.h"
#include "Succession.h"

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Gives a succession's graph its paths: which connections come in or go out, by which ramp, and which are delayed. One
    ramp for each way from what was heard to what will be: two on the same way would multiply.
    Thread: producer. Realtime: allocates. Cost: O(what changes or is delayed, times its log), and O(edges) where anything
    has a latency. */
class PathBuilder
{
public:
    using Number = GraphIndex::Number;
    using Path = PlayingGraph::Path;

    /** What stands for an edge without a path: it is heard as it is. */
    static constexpr Number noPath = 0xffffffff;

    PathBuilder (Succession& successionToComplete, const GraphIndex& indexToUse,
                 const LatencyPlan& latencyToUse, PathCourse courseToUse);

    /** Writes the paths into the succession's graph. @returns each edge's path by its number there; empty: no edge has
        one. */
    [[nodiscard]] std::vector<Number> build (const std::vector<Number>& order);

private:
    struct Placed
    {
        Path path;
        Number edge = 0;
    };

    void measureFilling (const std::vector<Number>& order);

    /** The edges that may have a path, in their order: all others were heard as they are, and go on so. */
    [[nodiscard]] std::vector<GraphIndex::Place> findConcerned() const;
    void addEdge (Number edge, Number node);
    void addStaying (Number edge, Number node, const ConnectionIdentity& identity, const Path* before);
    void addLeaving (Number edge, Number node, const ConnectionIdentity& identity, const Path* before);
    [[nodiscard]] Path begin (Number edge, Number node, const ConnectionIdentity& identity) const;
    [[nodiscard]] bool isNew (const ConnectionIdentity& identity) const;
    [[nodiscard]] bool isNodeNew (Number node) const noexcept;

    Succession& succession;
    const GraphIndex& index;
    const LatencyPlan& latency;
    const PathCourse course;
    std::vector<int>
        filling; ///< for each node, samples until what comes out of it is what went in; empty: none
    std::vector<Placed> placed;
};

} // namespace lopsided
