#pragma once

#include "GraphIndex.h"

#include "../state/DelayRequest.h"

#include <vector>

namespace lopsided
{

/** Latency compensation: every node starts as late as its latest source arrives, and every earlier connection into it
    is delayed by the difference. Audio and MIDI outputs of the graph are aligned with each other too. */
class LatencyPlan
{
public:
    using Number = GraphIndex::Number;

    /** What stands for an edge that needs no delay. */
    static constexpr Number noDelay = 0xffffffff;

    /** Cost: O(nodes + edges). Errors: latencyTooLong. */
    static GraphResult<LatencyPlan> make (const GraphIndex& index, const GraphModel& model,
                                          const std::vector<Number>& order);

    [[nodiscard]] int totalSamples() const noexcept { return total; }

    /** The number of an edge's delay among the requests of its kind, or noDelay. */
    [[nodiscard]] Number delayOf (Number edge) const noexcept
    {
        return delays.empty() ? noDelay : delays[edge];
    }

    /** What is needed, in canonical order. */
    [[nodiscard]] const std::vector<DelayRequest>& audioRequests() const noexcept { return audio; }
    [[nodiscard]] const std::vector<DelayRequest>& midiRequests() const noexcept { return midi; }

private:
    [[nodiscard]] GraphResult<void> request (const GraphIndex& index, const GraphModel& model, Number edge,
                                             Number destination, std::int64_t delaySamples);

    int total = 0;
    std::vector<Number> delays;
    std::vector<DelayRequest> audio;
    std::vector<DelayRequest> midi;
};

} // namespace lopsided
