#pragma once

#include "CanvasView.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace lopsided
{

/** An image of what stands still on the canvas, in the screen's own pixels: panning moves it and draws only what comes into view,
    and a frame of meters draws none of it.

    Thread: message thread. Realtime: may block. Cost: a copy of the image to the screen; what has changed is drawn.
*/
class CanvasLayer
{
public:
    /** Draws a part of the canvas: the graphics are transformed to canvas coordinates, the area is in those. */
    using Draw = std::function<void (juce::Graphics&, juce::Rectangle<float> area)>;

    /** All is to be drawn anew. */
    void invalidate() noexcept { isValid = false; }

    /** The same for an area of the canvas. */
    void invalidate (juce::Rectangle<float> area);

    /** Brings it up to date and draws it over a window of this size. */
    void paint (juce::Graphics& g, const CanvasView& view, juce::Rectangle<int> window, const Draw& draw);

    /** The view moved to whole pixels of the screen, as it is drawn. */
    [[nodiscard]] static juce::AffineTransform transform (const CanvasView& view, float scale) noexcept;

private:
    void scroll (juce::Point<int> distance);
    void drawDirty (const juce::AffineTransform& toPixels, const Draw& draw);

    juce::Image image;
    juce::RectangleList<int> dirty; ///< in pixels of the image
    juce::AffineTransform drawnTransform;
    float drawnZoom = 0.0f;
    juce::Point<int> drawnOrigin;
    bool isValid = false;
};

} // namespace lopsided
