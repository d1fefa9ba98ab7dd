#pragma once

#include "../look/Palette.h"
#include "CanvasState.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** What the mouse does between a press and a release: one kind of drag each. Thread: message thread. Realtime: may block.
    Cost: what is said of each kind. */
class CanvasGesture
{
public:
    virtual ~CanvasGesture() = default;

    /** The mouse is elsewhere now; `event` is relative to the canvas. */
    virtual void drag (const juce::MouseEvent& event) = 0;

    /** The button is released: what was meant is done. */
    virtual void finish (const juce::MouseEvent& event) = 0;

    /** Escape, or the graph has changed under it: all is as it was. */
    virtual void cancel() {}

    /** Draws what it is about, in canvas coordinates. */
    virtual void paint (juce::Graphics& g, const Palette& palette) const
    {
        static_cast<void> (g);
        static_cast<void> (palette);
    }

    /** The mouse's shape meanwhile. */
    [[nodiscard]] virtual juce::MouseCursor cursor() const { return juce::MouseCursor::NormalCursor; }

protected:
    explicit CanvasGesture (CanvasState& stateToChange)
        : state (stateToChange)
    {}

    [[nodiscard]] juce::Point<float> placeOf (const juce::MouseEvent& event) const
    {
        return state.view.toCanvas (event.position);
    }

    CanvasState& state;
};

} // namespace lopsided
