#pragma once

#include "../model/GraphModel.h"
#include "../render/RenderSequence.h"
#include "../render/RenderSettings.h"
#include "../state/CarriedState.h"
#include "../transition/TransitionOptions.h"

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

    /** Compiles a model whose nodes are all prepared for these settings, and the transition to it from what the newest
        sequence of `carried` plays; where nothing plays any more, nothing fades. Once the transition is over
        (progressOf), compiling the same model again makes the settled sequence, which sounds the same. Every
        processor is given the graph's play head. All memory is touched before it returns.
        Thread: producer; one compile at a time for each CarriedState. Realtime: allocates.
        Cost: O(nodes + connections).
        Errors: invalidSettings, unknownNode, portOutOfRange (a processor that lost a channel), cycle (its nodes
        named in order), latencyTooLong. Nothing that plays is changed by a refusal. */
    [[nodiscard]] static GraphResult<std::shared_ptr<const RenderSequence>> compile (
        std::shared_ptr<const GraphModel> model, const RenderSettings& settings, CarriedState& carried,
        const TransitionOptions& transition = {});

    /** The same of a copy of the model. Thread: producer. Realtime: allocates. Cost: as above, and the copy.
        Errors: as above. */
    [[nodiscard]] static GraphResult<std::shared_ptr<const RenderSequence>> compile (
        const GraphModel& model, const RenderSettings& settings, CarriedState& carried,
        const TransitionOptions& transition = {});

    /** How far the transition into the newest sequence has come. */
    enum class Progress
    {
        settled, ///< there is none: the sequence plays its model and nothing else
        underWay,
        over ///< compiling again makes the sequence simpler
    };

    /** Thread: producer. Realtime: allocates. Cost: O(what fades). */
    [[nodiscard]] static Progress progressOf (const CarriedState& carried);

    /** Whether nothing of a node's own sound is heard any more, since the newest sequence wants it dry, or nothing plays.
        Thread: producer. Realtime: allocates. Cost: O(log of what is bypassed or muted). */
    [[nodiscard]] static bool isDry (const CarriedState& carried, std::uint64_t incarnation);
};

} // namespace lopsided
