#include "CanvasView.h"

#include <algorithm>

namespace lopsided
{

juce::Point<float> CanvasView::toWindow (juce::Point<float> place) const noexcept
{
    return place * scale + offset;
}

juce::Point<float> CanvasView::toCanvas (juce::Point<float> place) const noexcept
{
    return (place - offset) / scale;
}

juce::Rectangle<float> CanvasView::toWindow (juce::Rectangle<float> area) const noexcept
{
    return area * scale + offset;
}

juce::Rectangle<float> CanvasView::toCanvas (juce::Rectangle<float> area) const noexcept
{
    return { toCanvas (area.getTopLeft()), toCanvas (area.getBottomRight()) };
}

juce::AffineTransform CanvasView::transform() const noexcept
{
    return juce::AffineTransform::scale (scale).translated (offset);
}

void CanvasView::setZoom (float newZoom, juce::Point<float> fixed) noexcept
{
    const auto place = toCanvas (fixed);
    scale = juce::jlimit (minimumZoom, maximumZoom, newZoom);
    offset = fixed - place * scale;
}

void CanvasView::fit (juce::Rectangle<float> area, juce::Rectangle<float> window) noexcept
{
    constexpr auto margin = 40.0f;

    if (area.isEmpty() || window.isEmpty())
        return;

    const auto room = window.reduced (std::min (margin, window.getWidth() * 0.1f),
                                      std::min (margin, window.getHeight() * 0.1f));
    const auto wanted = std::min (room.getWidth() / area.getWidth(), room.getHeight() / area.getHeight());
    scale = juce::jlimit (minimumZoom, 1.0f, wanted);
    offset = window.getCentre() - area.getCentre() * scale;
}

void CanvasView::reveal (juce::Rectangle<float> area, juce::Rectangle<float> window) noexcept
{
    const auto distance = [] (float from, float to, float low, float high) {
        if (from < low || to - from > high - low)
            return low - from;

        return to > high ? high - to : 0.0f;
    };
    const auto shown = toWindow (area);
    const auto room = window.reduced (std::min (20.0f, window.getWidth() * 0.1f));
    offset.x += distance (shown.getX(), shown.getRight(), room.getX(), room.getRight());
    offset.y += distance (shown.getY(), shown.getBottom(), room.getY(), room.getBottom());
}

} // namespace lopsided
