#pragma once

#include "../model/GraphModel.h"
#include "../render/RenderSequence.h"
#include "../render/RenderSettings.h"
#include "../state/CarriedState.h"

#include <memory>

namespace lopsided
{

/** Makes the plan of a graph. Given the same model, settings and carried state it makes the same plan. */
class GraphCompiler
{
public:
    /** The longest compensation delay, in samples: what is longer is taken for a processor's mistake. */
    static constexpr int maximumDelaySamples = 1 << 22;

    /** The longest block that can be asked for, in samples. */
    static constexpr int maximumBlockSize = 1 << 20;

    /** Compiles a model whose nodes are all prepared for these settings. Delay lines whose connection and both
        incarnations are the same as before are taken over from `carried`, with their history. Every processor is
        given the graph's play head. All memory is touched before it returns.
        Thread: producer; one compile at a time for each CarriedState. Realtime: allocates.
        Cost: O(nodes + connections).
        Errors: invalidSettings, unknownNode, portOutOfRange (a processor that lost a channel), cycle (its nodes
        named in order), latencyTooLong. Nothing that plays is changed by a refusal. */
    [[nodiscard]] static GraphResult<std::shared_ptr<const RenderSequence>> compile (
        const GraphModel& model, const RenderSettings& settings, CarriedState& carried);
};

} // namespace lopsided
