#pragma once

#include "../render/RenderPlan.h"
#include "../state/CarriedState.h"
#include "GraphIndex.h"

#include <vector>

namespace lopsided
{

/** Gives a plan the paths of its MIDI connections, carried over where they are known, and what replaced nodes hand on.
    What no longer leads anywhere has no path: an inlet ends at once what it held.
    @returns the source that each edge is to its destination, not delayed; for an edge of audio an empty one;
    empty: there is no edge of MIDI.
    Cost: O(edges + what is replaced × MIDI edges). */
[[nodiscard]] std::vector<MidiSource> acquireMidiSources (RenderPlan& plan, const GraphIndex& index,
                                                          const PlayingGraph& playing, CarriedState& carried);

} // namespace lopsided
