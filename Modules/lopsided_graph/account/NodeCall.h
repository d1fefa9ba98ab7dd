#pragma once

#include "../model/NodeID.h"
#include "BlockInput.h"

namespace lopsided
{

/** What became of the call of one node in one block; where events split it, of all its parts together. */
struct NodeCall
{
    enum class Outcome
    {
        rendered,
        threw,   ///< and its outputs were cleared
        silenced ///< it was not called to the end for another reason, and its outputs were cleared
    };

    enum class Guarding
    {
        asSwitched, ///< as Accounting says
        always      ///< also when the graph's guard is off: for what feeds back
    };

    NodeID node {};
    float* const* outputs =
        nullptr; ///< as many channels as its NodeMonitor was made for, with what it rendered
    int numSamples = 0;
    int midiEventsIn = 0;
    int midiEventsOut = 0;
    BlockInput input = BlockInput::active;
    Guarding guarding = Guarding::asSwitched;
    Outcome outcome = Outcome::rendered;
};

} // namespace lopsided
