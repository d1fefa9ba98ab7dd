#pragma once

#include "../render/RenderPlan.h"
#include "../state/CarriedState.h"
#include "GraphIndex.h"

#include <vector>

namespace lopsided
{

/** Gives a plan the paths of its MIDI connections, carried over where they are known. What leads out of the model has
    none: an inlet ends at once what it held.
    @returns the source that each edge is to its destination, not delayed; for any other edge an empty one. Cost: O(edges). */
[[nodiscard]] std::vector<MidiSource> acquireMidiSources (RenderPlan& plan, const GraphIndex& index,
                                                          CarriedState& carried);

} // namespace lopsided
