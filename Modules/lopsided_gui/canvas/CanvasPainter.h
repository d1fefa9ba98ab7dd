#pragma once

#include "../look/Palette.h"
#include "CanvasDrop.h"
#include "CanvasGesture.h"
#include "CanvasState.h"
#include "GhostNodes.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

namespace lopsided
{

/** Draws a canvas: what stands still into its layer, what moves over that. Thread: message thread. Realtime: may block.
    Cost: what is in the clip region. */
class CanvasPainter
{
public:
    /** What lies over the layer beside what the state knows. */
    struct Overlay
    {
        const GhostNodes& ghosts;
        const CanvasGesture* gesture = nullptr;
        const CanvasDrop* drop = nullptr;
        bool hasFocus = false;
        std::optional<Connection> cableUnderMouse {};
    };

    /** Both outlive it. */
    CanvasPainter (CanvasState& stateToDraw, const Palette& paletteToUse)
        : state (stateToDraw),
          palette (paletteToUse)
    {}

    /** Draws all that is in sight. */
    void paint (juce::Graphics& g, const Overlay& overlay) const;

private:
    void paintStill (juce::Graphics& g, juce::Rectangle<float> area, float zoom) const;
    void paintGrid (juce::Graphics& g, juce::Rectangle<float> area, float zoom) const;
    void paintComment (juce::Graphics& g, const SessionComment& comment, bool isSelected, float zoom) const;
    void paintOverlay (juce::Graphics& g, const Overlay& overlay, float zoom) const;
    void paintMeters (juce::Graphics& g, float zoom) const;
    void paintFocus (juce::Graphics& g) const;
    void paintDrop (juce::Graphics& g, const CanvasDrop& drop) const;
    void paintRemark (juce::Graphics& g) const;

    CanvasState& state;
    const Palette& palette;
};

} // namespace lopsided
