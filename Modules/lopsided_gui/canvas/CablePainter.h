#pragma once

#include "../look/Palette.h"
#include "CanvasCable.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** Draws cables in canvas coordinates. Thread: message thread. Realtime: may block. Cost: what it draws. */
class CablePainter
{
public:
    enum class State
    {
        plain,
        selected,
        lit /**< under the mouse */
    };

    /** The palette outlives it. */
    explicit CablePainter (const Palette& paletteToUse)
        : palette (paletteToUse)
    {}

    /** `activity` is CanvasMeters::activityOf. */
    void paint (juce::Graphics& g, const CanvasCable& cable, State state, int activity) const;

    /** One that is being dragged. */
    void paintLoose (juce::Graphics& g, const CableGeometry& geometry, juce::Colour colour) const;

private:
    const Palette& palette;
};

} // namespace lopsided
