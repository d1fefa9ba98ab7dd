#pragma once

#include "PluginCaller.h"
#include "Stimulus.h"

namespace lopsided
{

/** Measures how long a plugin that was just prepared sounds on after noise and a note. Thread: an audio thread. */
struct TailProbe
{
    static constexpr int blockFrames = 512;

    /** @param mostSeconds  of sound to wait for
        @param budget       of processor time, in seconds */
    [[nodiscard]] static ObservedTail measure (PluginCaller& caller, Stimulus& stimulus, double mostSeconds,
                                               double budget);
};

} // namespace lopsided
