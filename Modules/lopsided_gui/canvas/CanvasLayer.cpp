#include "CanvasLayer.h"

namespace lopsided
{
namespace
{
juce::Point<int> originInPixels (const CanvasView& view, float scale) noexcept
{
    return (view.origin() * scale).roundToInt();
}
} // namespace

juce::AffineTransform CanvasLayer::transform (const CanvasView& view, float scale) noexcept
{
    return juce::AffineTransform::scale (view.zoom())
        .translated (originInPixels (view, scale).toFloat() / scale);
}

void CanvasLayer::invalidate (juce::Rectangle<float> area)
{
    // Several small areas cost less than the one that holds them all, hundreds of them do not.
    constexpr int manyAreas = 500;

    if (! isValid)
        return;

    dirty.addWithoutMerging (area.transformedBy (drawnTransform).getSmallestIntegerContainer().expanded (1));

    if (dirty.getNumRectangles() > manyAreas)
        dirty = dirty.getBounds();
}

void CanvasLayer::paint (juce::Graphics& g, const CanvasView& view, juce::Rectangle<int> window,
                         const Draw& draw)
{
    const auto scale = g.getInternalContext().getPhysicalPixelScaleFactor();
    const auto pixels = (window.toFloat().withZeroOrigin() * scale).getSmallestIntegerContainer();
    const auto origin = originInPixels (view, scale);
    const auto zoom = view.zoom() * scale;

    if (pixels.isEmpty())
        return;

    if (! image.isValid() || image.getBounds() != pixels)
    {
        image = juce::Image (juce::Image::RGB, pixels.getWidth(), pixels.getHeight(), false,
                             juce::SoftwareImageType());
        isValid = false;
    }

    if (! isValid || zoom != drawnZoom)
        dirty = pixels;
    else if (origin != drawnOrigin)
        scroll (origin - drawnOrigin);

    isValid = true;
    drawnZoom = zoom;
    drawnOrigin = origin;
    drawnTransform = juce::AffineTransform::scale (zoom).translated (origin.toFloat());
    drawDirty (drawnTransform, draw);

    g.drawImageTransformed (image, juce::AffineTransform::scale (1.0f / scale));
}

void CanvasLayer::scroll (juce::Point<int> distance)
{
    const auto area = image.getBounds();
    const auto kept = area.getIntersection (area + distance);
    dirty.offsetAll (distance);

    if (kept.isEmpty())
    {
        dirty = area;
        return;
    }

    const auto from = kept - distance;
    image.moveImageSection (kept.getX(), kept.getY(), from.getX(), from.getY(), kept.getWidth(),
                            kept.getHeight());
    juce::RectangleList<int> exposed (area);
    exposed.subtract (kept);
    dirty.add (exposed);
}

void CanvasLayer::drawDirty (const juce::AffineTransform& toPixels, const Draw& draw)
{
    // A path is filled faster in one rectangle than in a list of them.
    constexpr int fewAreas = 4;

    dirty.clipTo (image.getBounds());
    const auto drawIn = [&] (const juce::RectangleList<int>& part) {
        juce::Graphics g { image };
        g.reduceClipRegion (part);
        const auto area = part.getBounds().toFloat().transformedBy (toPixels.inverted());
        g.addTransform (toPixels);
        draw (g, area);
    };

    if (dirty.getNumRectangles() > fewAreas)
        drawIn (dirty);
    else
        for (const auto& part : dirty)
            drawIn (part);

    dirty.clear();
}

} // namespace lopsided
