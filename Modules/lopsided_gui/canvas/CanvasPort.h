#pragma once

#include <juce_graphics/juce_graphics.h>
#include <lopsided_graph/lopsided_graph.h>

namespace lopsided
{

/** What a port or a cable carries, which is how it is coloured. */
enum class SignalType
{
    audio,
    sidechain, /**< audio of a bus that is not the main one */
    midi,
    feedback /**< of cables only */
};

/** Which end of connections a port is: an output is a source. */
enum class PortSide
{
    source,
    destination
};

/** A port as it is drawn. A value. */
struct CanvasPort
{
    Port port;
    PortSide side = PortSide::source;
    SignalType type = SignalType::audio;
    int bus = 0;               /**< ports of one bus stand together */
    juce::Point<float> centre; /**< from the node's top left */
    juce::String label;        /**< as there is room for beside it */
    juce::String name;         /**< such as "Sidechain L" */
    bool isConnected = false;
};

} // namespace lopsided
