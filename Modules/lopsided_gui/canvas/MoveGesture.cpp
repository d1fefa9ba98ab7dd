#include "MoveGesture.h"

#include "CanvasGrid.h"

namespace lopsided
{

MoveGesture::MoveGesture (CanvasState& stateToChange, const juce::MouseEvent& event, NodeID grabbed)
    : CanvasGesture (stateToChange),
      start (placeOf (event))
{
    for (const auto node : state.selection.nodes)
        if (const auto* drawn = state.scene.find (node))
            from.emplace_back (node, drawn->position);

    if (const auto* drawn = state.scene.find (grabbed))
        grabbedFrom = drawn->position;
}

void MoveGesture::drag (const juce::MouseEvent& event)
{
    moved = placeOf (event) - start;

    if (! event.mods.isCtrlDown())
        moved = CanvasGrid::snap (grabbedFrom + moved) - grabbedFrom;

    for (const auto& [node, position] : from)
        state.place (node, position + moved);
}

void MoveGesture::finish (const juce::MouseEvent& event)
{
    drag (event);

    if (moved.isOrigin())
        return;

    std::vector<std::pair<NodeID, SessionPosition>> positions;

    for (const auto& [node, position] : from)
        positions.emplace_back (node, toPosition (position + moved));

    state.document.move (positions);
}

void MoveGesture::cancel()
{
    for (const auto& [node, position] : from)
        state.place (node, position);
}

} // namespace lopsided
