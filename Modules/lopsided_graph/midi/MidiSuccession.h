#pragma once

#include "MidiPath.h"

namespace lopsided
{

/** The two paths of a connection whose destination is replaced: that into the new incarnation, and that into the old
    one. */
struct MidiSuccession
{
    MidiPath* path = nullptr;
    const MidiPath* predecessor = nullptr;
};

} // namespace lopsided
