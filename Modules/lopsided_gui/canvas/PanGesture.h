#pragma once

#include "CanvasGesture.h"

namespace lopsided
{

/** The canvas follows the mouse. Cost: O(1), and a repaint. Thread: message thread. Realtime: may block. */
class PanGesture final : public CanvasGesture
{
public:
    /** It begins where the mouse is. */
    PanGesture (CanvasState& stateToChange, const juce::MouseEvent& event)
        : CanvasGesture (stateToChange),
          last (event.position)
    {}

    void drag (const juce::MouseEvent& event) override
    {
        state.view.pan (event.position - last);
        last = event.position;
        state.viewChanged();
    }

    void finish (const juce::MouseEvent& event) override { drag (event); }

    /** A hand. */
    [[nodiscard]] juce::MouseCursor cursor() const override { return juce::MouseCursor::DraggingHandCursor; }

private:
    juce::Point<float> last;
};

} // namespace lopsided
