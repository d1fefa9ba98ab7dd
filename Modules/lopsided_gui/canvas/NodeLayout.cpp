#include "NodeLayout.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{

/** One bus of a processor, or of an end. */
struct BusInfo
{
    juce::String name;
    juce::AudioChannelSet channels;
};

std::vector<BusInfo> busesOf (const juce::AudioProcessor& processor, PortSide side, int numChannels)
{
    const auto isInput = side == PortSide::destination;
    std::vector<BusInfo> buses;
    int found = 0;

    for (int index = 0; index < processor.getBusCount (isInput); ++index)
    {
        const auto* bus = processor.getBus (isInput, index);
        buses.push_back ({ bus->getName(), bus->getCurrentLayout() });
        found += bus->getNumberOfChannels();
    }

    // A processor may be changing its buses: what the graph knows is what can be connected.
    if (found != numChannels)
        buses = { { isInput ? "Input" : "Output", juce::AudioChannelSet::discreteChannels (numChannels) } };

    return buses;
}

juce::String channelName (const BusInfo& bus, int index)
{
    const auto type = bus.channels.getTypeOfChannel (index);

    return type >= juce::AudioChannelSet::discreteChannel0 || type == juce::AudioChannelSet::unknown
               ? juce::String (index + 1)
               : bus.channels.getAbbreviatedChannelTypeName (type);
}

/** Puts ports under each other on one side of a node. */
class Column
{
public:
    Column (CanvasNode& nodeToFill, PortSide sideToFill, float top)
        : node (nodeToFill),
          side (sideToFill),
          y (top)
    {}

    void addBus (const BusInfo& bus)
    {
        const auto size = bus.channels.size();
        const auto name = nameOf (bus);

        for (int index = 0; index < size; ++index)
        {
            const auto channelText = size > 1 ? channelName (bus, index) : juce::String();
            add ({ { node.id, channel++ },
                   side,
                   busIndex == 0 ? SignalType::audio : SignalType::sidechain,
                   busIndex,
                   {},
                   index == 0 ? (name + " " + channelText).trim() : channelText,
                   (name + " " + channelText).trim(),
                   false });
        }

        endBus();
    }

    void addMidi()
    {
        add ({ Port::midi (node.id), side, SignalType::midi, busIndex, {}, "MIDI", "MIDI", false });
        endBus();
    }

    [[nodiscard]] float bottom() const noexcept { return y; }

private:
    /** What a plugin leaves unnamed, JUCE may number: the main one is better called what it is. */
    [[nodiscard]] juce::String nameOf (const BusInfo& bus) const
    {
        const auto number = "Bus " + juce::String (busIndex + 1);

        if (bus.name.isNotEmpty() && bus.name != number)
            return bus.name;

        return busIndex > 0 ? number : juce::String (side == PortSide::destination ? "Input" : "Output");
    }

    void add (CanvasPort port)
    {
        port.centre = { 0.0f, y + NodeLayout::rowHeight * 0.5f };
        y += NodeLayout::rowHeight;
        node.ports.push_back (std::move (port));
    }

    void endBus()
    {
        ++busIndex;
        y += NodeLayout::busGap;
    }

    CanvasNode& node;
    const PortSide side;
    float y;
    int busIndex = 0;
    int channel = 0;
};

void setSize (CanvasNode& node, float bottom)
{
    const auto titleWidth =
        compatibility::textWidth (compatibility::font (14.5f, juce::Font::bold), node.title);
    const auto hintWidth =
        node.hint.isEmpty() ? 0.0f : compatibility::textWidth (compatibility::font (11.0f), node.hint) + 8.0f;
    // Multiples of the grid, so that what is snapped stays aligned.
    const auto width = std::ceil ((titleWidth + hintWidth + 24.0f) / 8.0f) * 8.0f;
    node.size = { juce::jlimit (NodeLayout::minimumWidth, NodeLayout::maximumWidth, width), bottom };

    for (auto& port : node.ports)
        port.centre.x = port.side == PortSide::source ? node.size.x : 0.0f;
}

constexpr float firstRow = NodeLayout::headerHeight + 5.0f;

void describePlugin (CanvasNode& node, const juce::AudioProcessor& processor)
{
    if (const auto* placeholder = dynamic_cast<const PlaceholderProcessor*> (&processor))
    {
        const juce::String message { placeholder->missing().reason.message };
        node.reason = message.isNotEmpty() ? message : juce::String ("This plugin is missing.");
        node.hint = placeholder->missing().reference.format;
        return;
    }

    node.hint = PluginLibrary::reference (processor).format;

    if (const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor))
        node.maker = plugin->getPluginDescription().manufacturerName;
}
} // namespace

CanvasNode NodeLayout::of (const Node& node)
{
    const auto& processor = node.instance->processor();
    const auto shape = node.instance->shape();
    CanvasNode drawn;
    drawn.id = node.id;
    drawn.title = node.name.isNotEmpty() ? node.name : processor.getName();
    drawn.options = node.options;
    drawn.numOutputs = shape.numOutputs;
    describePlugin (drawn, processor);

    Column inputs { drawn, PortSide::destination, firstRow };

    for (const auto& bus : busesOf (processor, PortSide::destination, shape.numInputs))
        inputs.addBus (bus);

    if (shape.acceptsMidi)
        inputs.addMidi();

    Column outputs { drawn, PortSide::source, firstRow };

    for (const auto& bus : busesOf (processor, PortSide::source, shape.numOutputs))
        outputs.addBus (bus);

    if (shape.producesMidi)
        outputs.addMidi();

    setSize (drawn, std::max (inputs.bottom(), outputs.bottom()) + footerHeight);
    return drawn;
}

CanvasNode NodeLayout::ofEnd (NodeID end, int numChannels)
{
    const auto isMidi = end == GraphNodes::midiInput || end == GraphNodes::midiOutput;
    const auto comesIn = end == GraphNodes::audioInput || end == GraphNodes::midiInput;
    CanvasNode drawn;
    drawn.id = end;
    drawn.title = juce::String (isMidi ? "MIDI" : "Audio") + (comesIn ? " in" : " out");

    Column column { drawn, comesIn ? PortSide::source : PortSide::destination, firstRow };

    if (isMidi)
        column.addMidi();
    else
        column.addBus ({ comesIn ? "In" : "Out",
                         numChannels == 2 ? juce::AudioChannelSet::stereo()
                                          : juce::AudioChannelSet::discreteChannels (numChannels) });

    setSize (drawn, column.bottom() + 4.0f);
    drawn.size.x = 104.0f;

    for (auto& port : drawn.ports)
        port.centre.x = port.side == PortSide::source ? drawn.size.x : 0.0f;

    return drawn;
}

} // namespace lopsided
