#pragma once

#include "ReferencePast.h"

namespace lopsided
{

/** Makes the era of a commit: in two phases where old and new together go in a circle. */
class ReferencePhases
{
public:
    ReferencePhases (const RenderSettings& settingsToUse, const TransitionOptions& optionsToUse)
        : settings (settingsToUse),
          options (optionsToUse)
    {}

    /** @param version  of the era, or of its first phase: the second one has the next */
    [[nodiscard]] ReferenceEra make (const ReferencePast& past, const GraphModel& model,
                                     std::uint64_t version) const;

private:
    const RenderSettings& settings;
    const TransitionOptions& options;
};

} // namespace lopsided
