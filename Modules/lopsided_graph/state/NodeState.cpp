#include "NodeState.h"

#include "../midi/MidiRoom.h"

#include <utility>

namespace lopsided
{

void NodeState::reserveMidi()
{
    if (std::exchange (hasMidiRoom, true))
        return;

    MidiRoom::reserve (midiBuffer);
}

} // namespace lopsided
