#include "NodePainter.h"

#include "NodeLayout.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{
constexpr float corner = 6.0f;

juce::Path headerShape (juce::Rectangle<float> area)
{
    juce::Path shape;
    shape.addRoundedRectangle (area.getX(), area.getY(), area.getWidth(), area.getHeight(), corner, corner,
                               true, true, false, false);
    return shape;
}
} // namespace

const CanvasFonts& NodePainter::fonts()
{
    static const CanvasFonts made;
    return made;
}

juce::Colour NodePainter::colourOf (SignalType type, const Palette& palette) noexcept
{
    switch (type)
    {
        case SignalType::audio: return palette.audio;
        case SignalType::sidechain: return palette.sidechain;
        case SignalType::midi: return palette.midi;
        case SignalType::feedback: return palette.feedback;
    }

    return palette.audio;
}

void NodePainter::paintBody (juce::Graphics& g, const CanvasNode& node, State state) const
{
    const auto area = node.bounds();

    if (zoom >= zoomForTitles)
    {
        g.setColour (palette.shadow);
        g.fillRoundedRectangle (area.translated (0.0f, 2.5f).expanded (1.0f, 0.0f), corner + 1.0f);
    }

    g.setColour (palette.surface);
    g.fillRoundedRectangle (area, corner);

    const auto isQuiet = node.options.mute == NodeOptions::Switch::on;
    g.setColour (node.isEnd() ? palette.accent.withAlpha (0.18f) : isQuiet ? palette.canvas : palette.raised);
    g.fillPath (headerShape (node.header()));

    if (state == State::selected)
    {
        g.setColour (palette.accent);
        g.drawRoundedRectangle (area.expanded (1.5f), corner + 1.5f, 2.5f);
    }
    else if (node.isPlaceholder())
    {
        juce::Path outline;
        outline.addRoundedRectangle (area.reduced (0.5f), corner);
        const float dashes[] { 5.0f, 4.0f };
        juce::PathStrokeType { 1.5f }.createDashedStroke (outline, outline, dashes, 2);
        g.setColour (palette.warning);
        g.fillPath (outline);
    }
    else
    {
        g.setColour (palette.outline);
        g.drawRoundedRectangle (area.reduced (0.5f), corner, 1.0f);
    }
}

void NodePainter::paintHeader (juce::Graphics& g, const CanvasNode& node) const
{
    auto area = node.header().reduced (9.0f, 0.0f).withTrimmedBottom (2.0f);
    const auto isQuiet = node.isPlaceholder() || node.options.bypass == NodeOptions::Switch::on
                         || node.options.mute == NodeOptions::Switch::on;

    if (zoom >= zoomForLabels && node.hint.isNotEmpty())
    {
        const auto width = compatibility::textWidth (fonts().small, node.hint);
        g.setFont (fonts().small);
        g.setColour (palette.quietText);
        g.drawText (node.hint, area.removeFromRight (width + 2.0f), juce::Justification::centredRight, false);
        area.removeFromRight (6.0f);
    }

    g.setFont (fonts().title);
    g.setColour (isQuiet ? palette.quietText : palette.text);
    g.drawText (node.title, area, juce::Justification::centredLeft, true);
}

/** As large as it can be read from far away, over the whole node. */
void NodePainter::paintFarTitle (juce::Graphics& g, const CanvasNode& node) const
{
    constexpr auto smallestZoom = 0.18f;
    constexpr auto heightOnScreen = 10.0f;

    if (zoom < smallestZoom)
        return;

    g.setFont (fonts().title.withHeight (heightOnScreen / zoom));
    g.setColour (palette.text);
    g.drawFittedText (node.title, node.bounds().reduced (10.0f, 4.0f).toNearestInt(),
                      juce::Justification::centred, 2, 0.8f);
}

void NodePainter::paintPorts (juce::Graphics& g, const CanvasNode& node) const
{
    constexpr auto radius = NodeLayout::portRadius;

    for (std::size_t index = 0; index < node.ports.size(); ++index)
    {
        const auto& port = node.ports[index];
        const auto colour = colourOf (port.type, palette);
        const auto centre = node.centreOf (port);

        // What belongs to one bus hangs together.
        if (index > 0 && node.ports[index - 1].side == port.side && node.ports[index - 1].bus == port.bus)
        {
            g.setColour (colour.withMultipliedAlpha (0.7f));
            g.fillRect (centre.x - 1.0f, node.centreOf (node.ports[index - 1]).y + radius, 2.0f,
                        NodeLayout::rowHeight - 2.0f * radius);
        }

        const juce::Rectangle<float> dot { centre.x - radius, centre.y - radius, 2.0f * radius,
                                           2.0f * radius };
        g.setColour (colour);
        g.fillEllipse (dot);

        if (! port.isConnected)
        {
            g.setColour (palette.surface);
            g.fillEllipse (dot.reduced (1.8f));
        }

        if (zoom >= zoomForLabels)
            paintLabel (g, node, port);
    }
}

void NodePainter::paintLabel (juce::Graphics& g, const CanvasNode& node, const CanvasPort& port) const
{
    if (port.label.isEmpty())
        return;

    const auto sides = std::any_of (node.ports.begin(), node.ports.end(), [&] (const CanvasPort& other) {
        return other.side != port.side && std::abs (other.centre.y - port.centre.y) < NodeLayout::rowHeight;
    });
    const auto room = node.size.x * (sides ? 0.5f : 1.0f) - 14.0f;
    const auto centre = node.centreOf (port);
    const auto isLeft = port.side == PortSide::destination;
    const juce::Rectangle<float> area { isLeft ? centre.x + 10.0f : centre.x - 10.0f - room, centre.y - 8.0f,
                                        room, 16.0f };
    g.setFont (fonts().small);
    g.setColour (palette.quietText);
    g.drawText (port.label, area,
                isLeft ? juce::Justification::centredLeft : juce::Justification::centredRight, true);
}

void NodePainter::paintFooter (juce::Graphics& g, const CanvasNode& node) const
{
    if (node.isEnd())
        return;

    using Part = CanvasNode::Part;
    paintButton (g, node.button (Part::bypass), "B", node.options.bypass, palette.warning);
    paintButton (g, node.button (Part::mute), "M", node.options.mute, palette.bad);
    paintButton (g, node.button (Part::solo), "S", node.options.solo, palette.good);

    if (node.isPlaceholder())
    {
        // Why is what the tooltip has room for.
        g.setFont (fonts().small);
        g.setColour (palette.warning);
        g.drawText ("missing", node.button (Part::solo).withRight (node.bounds().getRight() - 9.0f),
                    juce::Justification::centredRight, false);
    }
    else if (const auto meter = node.meter(); ! meter.isEmpty())
    {
        g.setColour (palette.raised);
        g.fillRect (meter);
    }
}

void NodePainter::paintButton (juce::Graphics& g, juce::Rectangle<float> area, const char* letter,
                               NodeOptions::Switch value, juce::Colour colour) const
{
    const auto isOn = value == NodeOptions::Switch::on;
    g.setColour (isOn ? colour : palette.raised);
    g.fillRoundedRectangle (area, 3.0f);
    g.setColour (isOn ? palette.surface : palette.quietText);
    g.setFont (fonts().button);
    g.drawText (letter, area, juce::Justification::centred, false);
}

void NodePainter::paintMeter (juce::Graphics& g, const CanvasNode& node, const NodeMeter& meter) const
{
    const auto shift = pixelOf (node).toFloat() / zoom - node.position;
    const auto heat = node.heatBar() + shift;

    // A root, as what takes a hundredth of the deadline is to be seen too.
    if (meter.p99Load > 0.0f)
    {
        const auto share = std::sqrt (std::min (1.0f, meter.p99Load));
        g.setColour (palette.heat (meter.p99Load));
        g.fillRect (heat.withWidth (std::max (2.0f, heat.getWidth() * share)));
    }

    const auto area = node.meter() + shift;

    if (area.isEmpty() || meter.numChannels == 0 || node.isPlaceholder() || zoom < zoomForTitles)
        return;

    const auto gap = meter.numChannels > 4 ? 0.5f : 1.0f;
    const auto height = (area.getHeight() + gap) / static_cast<float> (meter.numChannels) - gap;
    constexpr auto zeroDb = 60.0f / 66.0f;

    for (int channel = 0; channel < meter.numChannels; ++channel)
    {
        const auto level = meter.levels[static_cast<std::size_t> (channel)];
        const auto bar =
            area.withHeight (height).translated (0.0f, static_cast<float> (channel) * (height + gap));
        g.setColour (level > zeroDb ? palette.bad : level > zeroDb - 0.1f ? palette.warning : palette.good);
        g.fillRect (bar.withWidth (bar.getWidth() * level));
    }

    if (meter.isOver)
    {
        g.setColour (palette.bad);
        g.fillRect (area.withLeft (area.getRight() - 3.0f));
    }
}

void NodePainter::paintGhost (juce::Graphics& g, const CanvasNode& node, float phase) const
{
    const auto area = node.bounds();
    g.setColour (palette.surface.withAlpha (0.6f));
    g.fillRoundedRectangle (area, corner);

    juce::Path outline;
    outline.addRoundedRectangle (area, corner);
    const float dashes[] { 6.0f, 6.0f };
    juce::PathStrokeType { 2.0f }.createDashedStroke (outline, outline, dashes, 2);
    g.setColour (palette.ringing);
    g.fillPath (outline);
    g.setColour (palette.ringing.withAlpha (0.6f * (1.0f - phase)));
    g.drawRoundedRectangle (area.expanded (8.0f * phase), corner + 8.0f * phase, 2.0f);

    if (zoom < zoomForTitles)
        return;

    auto text = area.reduced (9.0f, 4.0f);
    g.setFont (fonts().title);
    g.drawText (node.title, text.removeFromTop (NodeLayout::headerHeight - 6.0f),
                juce::Justification::centredLeft, true);
    g.setColour (palette.ringing);
    g.setFont (fonts().small);
    g.drawText ("rings out", text.removeFromTop (16.0f), juce::Justification::centredLeft, true);
}

} // namespace lopsided
