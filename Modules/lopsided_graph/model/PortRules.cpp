#include "PortRules.h"

#include "GraphNodes.h"

namespace lopsided
{

namespace PortRules
{
bool endHasPort (const Port& port, Side side) noexcept
{
    const auto isSource = side == Side::source;
    const auto end = port.isMIDI() ? (isSource ? GraphNodes::midiInput : GraphNodes::midiOutput)
                                   : (isSource ? GraphNodes::audioInput : GraphNodes::audioOutput);
    return port.nodeID == end;
}

bool shapeHasPort (const NodeShape& shape, int channelIndex, Side side) noexcept
{
    const auto isSource = side == Side::source;

    if (channelIndex == Port::midiChannelIndex)
        return isSource ? shape.producesMidi : shape.acceptsMidi;

    return channelIndex < (isSource ? shape.numOutputs : shape.numInputs);
}

std::string describe (int channelIndex)
{
    return channelIndex == Port::midiChannelIndex ? "MIDI" : "channel " + std::to_string (channelIndex);
}

std::string describeOffer (const NodeShape& shape, Side side)
{
    return side == Side::source ? "it has " + std::to_string (shape.numOutputs) + " audio outputs and "
                                      + (shape.producesMidi ? "produces MIDI" : "produces no MIDI")
                                : "it has " + std::to_string (shape.numInputs) + " audio inputs and "
                                      + (shape.acceptsMidi ? "accepts MIDI" : "accepts no MIDI");
}
} // namespace PortRules

} // namespace lopsided
