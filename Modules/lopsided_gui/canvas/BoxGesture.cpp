#include "BoxGesture.h"

namespace lopsided
{

BoxGesture::BoxGesture (CanvasState& stateToChange, const juce::MouseEvent& event)
    : CanvasGesture (stateToChange),
      start (placeOf (event)),
      before (state.selection)
{
    if (! event.mods.isShiftDown())
    {
        auto none = before;
        none.clear();
        state.select (std::move (none));
    }
}

void BoxGesture::drag (const juce::MouseEvent& event)
{
    box = { start, placeOf (event) };
    auto selection = before;

    if (! event.mods.isShiftDown())
        selection.clear();

    for (const auto& node : state.scene.nodes())
        if (node.bounds().intersects (box))
            selection.nodes.insert (node.id);

    state.select (std::move (selection));
    state.component.repaint();
}

void BoxGesture::finish (const juce::MouseEvent&)
{
    box = {};
    state.component.repaint();
}

void BoxGesture::cancel()
{
    state.select (before);
    state.component.repaint();
}

void BoxGesture::paint (juce::Graphics& g, const Palette& palette) const
{
    g.setColour (palette.accent.withAlpha (0.12f));
    g.fillRect (box);
    g.setColour (palette.accent);
    g.drawRect (box, 1.0f / state.view.zoom());
}

} // namespace lopsided
