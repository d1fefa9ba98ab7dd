#pragma once

#include "MidiDelayLine.h"
#include "MidiPath.h"

namespace lopsided
{

/** The two paths of a connection whose destination is replaced: that into the new incarnation, and that into the old
    one. And their delays, where both have one. */
struct MidiSuccession
{
    MidiPath* path = nullptr;
    const MidiPath* predecessor = nullptr;
    MidiDelayLine* line = nullptr;
    const MidiDelayLine* predecessorsLine = nullptr;
};

} // namespace lopsided
