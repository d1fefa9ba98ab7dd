// How nodes are drawn once and copied.
#include "NodePainter.h"

#include <array>
#include <bit>
#include <cmath>
#include <string>

namespace lopsided
{
namespace
{
/** All that a node's image depends on. */
std::string keyOf (const CanvasNode& node, NodePainter::State state)
{
    std::string key;
    const auto add = [&key] (auto value) {
        const auto bytes = std::bit_cast<std::array<char, sizeof (value)>> (value);
        key.append (bytes.data(), bytes.size());
    };

    for (const auto value : { node.size.x, node.size.y })
        add (value);

    add (state);
    add (node.isEnd());
    add (node.isPlaceholder());
    add (node.numOutputs > 0);

    for (const auto value : { node.options.bypass, node.options.mute, node.options.solo })
        add (value);

    for (const auto& port : node.ports)
    {
        add (port.side);
        add (port.type);
        add (port.bus);
        add (port.isConnected);
        add (port.centre.x);
        add (port.centre.y);
        key.append (port.label.toRawUTF8()).push_back ('\0');
    }

    return key;
}
} // namespace

void NodePainter::paint (juce::Graphics& g, const CanvasNode& node, State state, NodeImages& images) const
{
    const auto image = images.find (keyOf (node, state), [&] { return imageOf (node, state); });

    // A whole pixel, and a little more: JUCE cuts off what rounding leaves below it, and would draw between two pixels.
    const auto imageCorner =
        (pixelOf (node) + cornerInPixels()).toFloat() + juce::Point<float> { 0.05f, 0.05f };
    g.setOpacity (1.0f);
    g.drawImageTransformed (image, juce::AffineTransform::translation (imageCorner).scaled (1.0f / zoom));

    const juce::Graphics::ScopedSaveState saved { g };
    g.addTransform (juce::AffineTransform::translation (pixelOf (node).toFloat() / zoom - node.position));

    if (zoom >= zoomForTitles)
        paintHeader (g, node);
    else
        paintFarTitle (g, node);
}

juce::Image NodePainter::imageOf (CanvasNode node, State state) const
{
    node.position = {};
    const auto size = node.drawnBounds() * zoom;
    juce::Image image { juce::Image::ARGB, static_cast<int> (size.getWidth()) + 3,
                        static_cast<int> (size.getHeight()) + 3, true, juce::SoftwareImageType() };
    juce::Graphics g { image };
    g.addTransform (juce::AffineTransform::scale (zoom).translated ((-cornerInPixels()).toFloat()));
    paintBody (g, node, state);
    paintPorts (g, node);

    if (zoom >= zoomForLabels)
        paintFooter (g, node);

    return image;
}

/** Of an image, from its node's. */
juce::Point<int> NodePainter::cornerInPixels() const noexcept
{
    const auto margin = static_cast<int> (std::ceil (-CanvasNode().drawnBounds().getX() * zoom));
    return { -margin, -margin };
}

/** Where a node's corner is drawn, from the canvas's origin. */
juce::Point<int> NodePainter::pixelOf (const CanvasNode& node) const noexcept
{
    return (node.position * zoom).roundToInt();
}

} // namespace lopsided
