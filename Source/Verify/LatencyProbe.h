#pragma once

#include "PluginCaller.h"
#include "Stimulus.h"

namespace lopsided
{

/** Sends an impulse through a plugin that was just prepared, and compares when it comes out with what is reported.

    An effect may smear an impulse, or delay it on purpose: what is reported is taken for honest where it lies between the
    first sound and the peak of the answer, and for dishonest only where the answer is one clear pulse elsewhere.

    Thread: an audio thread.
*/
struct LatencyProbe
{
    /** The largest block that it asks for. */
    static constexpr int blockFrames = 512;

    [[nodiscard]] static ObservedLatency measure (PluginCaller& caller);
};

} // namespace lopsided
