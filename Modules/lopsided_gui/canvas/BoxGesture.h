#pragma once

#include "CanvasGesture.h"

namespace lopsided
{

/** Selects all nodes that a rectangle touches; with Shift, beside those that are selected. Cost: O(N) for each move. Thread: message thread. Realtime: may block. */
class BoxGesture final : public CanvasGesture
{
public:
    /** It begins where the mouse is. */
    BoxGesture (CanvasState& stateToChange, const juce::MouseEvent& event);

    void drag (const juce::MouseEvent& event) override;
    void finish (const juce::MouseEvent& event) override;
    void cancel() override;
    void paint (juce::Graphics& g, const Palette& palette) const override;

private:
    const juce::Point<float> start;
    const CanvasSelection before;
    juce::Rectangle<float> box;
};

} // namespace lopsided
