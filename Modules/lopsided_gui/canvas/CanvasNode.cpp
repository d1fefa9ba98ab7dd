#include "CanvasNode.h"

#include "NodeLayout.h"

#include <algorithm>

namespace lopsided
{

const CanvasPort* CanvasNode::find (Port port, PortSide side) const noexcept
{
    const auto found = std::find_if (ports.begin(), ports.end(), [&] (const CanvasPort& candidate) {
        return candidate.port == port && candidate.side == side;
    });
    return found != ports.end() ? &*found : nullptr;
}

bool CanvasNode::beginsBus (const CanvasPort& port) const noexcept
{
    return std::none_of (ports.begin(), ports.end(), [&] (const CanvasPort& other) {
        return other.side == port.side && other.bus == port.bus
               && other.port.channelIndex < port.port.channelIndex;
    });
}

juce::Rectangle<float> CanvasNode::header() const noexcept
{
    return bounds().withHeight (NodeLayout::headerHeight);
}

juce::Rectangle<float> CanvasNode::heatBar() const noexcept
{
    return header().withTop (header().getBottom() - 3.0f).reduced (1.0f, 0.0f);
}

juce::Rectangle<float> CanvasNode::button (Part part) const noexcept
{
    if (isEnd() || part == Part::body)
        return {};

    const auto index = part == Part::bypass ? 0.0f : part == Part::mute ? 1.0f : 2.0f;
    return { position.x + 8.0f + index * 20.0f, position.y + size.y - NodeLayout::footerHeight + 1.0f, 18.0f,
             15.0f };
}

juce::Rectangle<float> CanvasNode::meter() const noexcept
{
    if (isEnd() || numOutputs == 0)
        return {};

    const auto left = button (Part::solo).getRight() + 8.0f;
    const auto right = position.x + size.x - 9.0f;
    return { left, position.y + size.y - NodeLayout::footerHeight + 3.0f, right - left, 11.0f };
}

CanvasNode::Part CanvasNode::partAt (juce::Point<float> place) const noexcept
{
    for (const auto part : { Part::bypass, Part::mute, Part::solo })
        if (button (part).contains (place))
            return part;

    return Part::body;
}

} // namespace lopsided
