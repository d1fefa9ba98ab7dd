#pragma once

#include "../render/RenderPlan.h"
#include "../state/CarriedState.h"
#include "LatencyPlan.h"

namespace lopsided
{

/** Gives a plan the delay lines that its latency compensation asks for, carried over where they are known. Source and
    counters of a MIDI delay follow when the merge that it feeds is made.
    Cost: O(delays). */
void acquireDelayLines (RenderPlan& plan, const LatencyPlan& latency, CarriedState& carried);

} // namespace lopsided
