#pragma once

#include "../look/Palette.h"
#include "CanvasFonts.h"
#include "CanvasNode.h"
#include "NodeImages.h"
#include "NodeMeter.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** Draws nodes in canvas coordinates. Thread: message thread. Realtime: may block. Cost: what it draws; less where the zoom is so
    small that nothing could be read. */
class NodePainter
{
public:
    /** How a node stands out. */
    enum class State
    {
        plain,
        selected
    };

    /** The palette outlives it; `zoom` is in pixels of the screen. */
    NodePainter (const Palette& paletteToUse, float zoomToUse)
        : palette (paletteToUse),
          zoom (zoomToUse)
    {}

    /** All that stands still, moved to a whole pixel. What nodes that look alike have in common, which is all but the words in the
        header, is drawn once and copied. */
    void paint (juce::Graphics& g, const CanvasNode& node, State state, NodeImages& images) const;

    /** Levels and load, over it. */
    void paintMeter (juce::Graphics& g, const CanvasNode& node, const NodeMeter& meter) const;

    /** One that is gone and still rings; `phase` goes from 0 to 1 and begins again. */
    void paintGhost (juce::Graphics& g, const CanvasNode& node, float phase) const;

    /** The palette's colour for a kind of signal. */
    [[nodiscard]] static juce::Colour colourOf (SignalType type, const Palette& palette) noexcept;

private:
    [[nodiscard]] juce::Image imageOf (CanvasNode node, State state) const;
    [[nodiscard]] juce::Point<int> cornerInPixels() const noexcept;
    [[nodiscard]] juce::Point<int> pixelOf (const CanvasNode& node) const noexcept;
    void paintBody (juce::Graphics& g, const CanvasNode& node, State state) const;
    void paintHeader (juce::Graphics& g, const CanvasNode& node) const;
    void paintFarTitle (juce::Graphics& g, const CanvasNode& node) const;
    void paintPorts (juce::Graphics& g, const CanvasNode& node) const;
    void paintLabel (juce::Graphics& g, const CanvasNode& node, const CanvasPort& port) const;
    void paintFooter (juce::Graphics& g, const CanvasNode& node) const;
    void paintButton (juce::Graphics& g, juce::Rectangle<float> area, const char* letter,
                      NodeOptions::Switch value, juce::Colour colour) const;

    static const CanvasFonts& fonts();

    static constexpr float zoomForTitles = 0.4f;
    static constexpr float zoomForLabels = 0.6f;

    const Palette& palette;
    const float zoom;
};

} // namespace lopsided
