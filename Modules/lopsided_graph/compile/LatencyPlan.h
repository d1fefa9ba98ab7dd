#pragma once

#include "GraphIndex.h"

#include <vector>

namespace lopsided
{

/** Latency compensation: every node starts as late as its latest source arrives, and every earlier connection into it
    is delayed by the difference. Audio and MIDI outputs of the graph are aligned with each other too. What leaves is
    not asked: it keeps the delays that it had, and moves nobody. Feedback is not compensated: it is a block late, no
    more and no less. */
class LatencyPlan
{
public:
    using Number = GraphIndex::Number;

    /** `budgetSamples`: the outputs wait at least so long, so that what stays below it shifts nothing else.
        Cost: O(nodes + edges). Errors: latencyTooLong. */
    static GraphResult<LatencyPlan> make (const GraphIndex& index, const PlayingGraph& graph,
                                          const std::vector<Number>& order, int budgetSamples);

    [[nodiscard]] int totalSamples() const noexcept { return total; }

    /** Nothing has a latency, and nothing is delayed. */
    [[nodiscard]] bool isNone() const noexcept { return delays.empty(); }

    /** An edge's delay in samples. */
    [[nodiscard]] int delayOf (Number edge) const noexcept { return delays.empty() ? 0 : delays[edge]; }

private:
    int total = 0;
    std::vector<int> delays; ///< for each edge, where any has one
};

} // namespace lopsided
