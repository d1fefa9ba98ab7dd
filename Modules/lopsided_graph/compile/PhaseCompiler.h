#pragma once

#include "../render/RenderPlan.h"
#include "../render/RenderSettings.h"
#include "../state/CarriedState.h"
#include "../transition/PlayingGraph.h"
#include "../transition/TransitionOptions.h"

#include <cstdint>
#include <memory>

namespace lopsided
{

/** Compiles what is rendered from one moment on: a model, and the transition to it from what plays until then.
    Thread: producer. */
class PhaseCompiler
{
public:
    /** What a phase begins with. */
    struct Beginning
    {
        const PlayingGraph* before = nullptr; ///< what plays until then, or null
        const PlayingGraph* beside = nullptr; ///< may have begun to play by then, or null: its ramps go on
        std::uint64_t version = 0;            ///< the phase's own
        std::shared_ptr<const PlayingGraph>
            firstPhase {}; ///< what the same sequence renders before; null for nothing
    };

    PhaseCompiler (const RenderSettings& settingsToUse, CarriedState& carriedState)
        : settings (settingsToUse),
          carried (carriedState)
    {}

    /** Changes nothing of what plays. Errors: as GraphCompiler::compile; a cycle also where model and what leaves have
        none alone. */
    [[nodiscard]] GraphResult<std::unique_ptr<RenderPlan>> compile (
        const Beginning& beginning, std::shared_ptr<const GraphModel> model,
        const TransitionOptions& transition) const;

private:
    const RenderSettings& settings;
    CarriedState& carried;
};

} // namespace lopsided
