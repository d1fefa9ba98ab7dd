#include "NodeState.h"

#include "../midi/MidiRoom.h"

namespace lopsided
{

void NodeState::reserveMidi()
{
    if (inlet != nullptr)
        return;

    MidiRoom::reserve (midiBuffer);
    inlet = std::make_unique<MidiInlet>();
}

void NodeState::reserveMidiOutput()
{
    if (output == nullptr)
        output = std::make_unique<MidiOutputSwitch>();
}

} // namespace lopsided
