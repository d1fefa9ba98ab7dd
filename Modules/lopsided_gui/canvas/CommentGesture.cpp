#include "CommentGesture.h"

#include "CanvasGrid.h"

#include <algorithm>

namespace lopsided
{

CommentGesture::CommentGesture (CanvasState& stateToChange, const juce::MouseEvent& event,
                                std::size_t commentIndex)
    : CanvasGesture (stateToChange),
      index (commentIndex),
      start (placeOf (event)),
      from (CanvasScene::boundsOf (state.scene.comments()[commentIndex])),
      resizes (isCorner (state.scene.comments()[commentIndex], start)),
      area (from)
{}

bool CommentGesture::isCorner (const SessionComment& comment, juce::Point<float> place) noexcept
{
    constexpr auto size = 14.0f;
    const auto area = CanvasScene::boundsOf (comment);
    return area.withLeft (area.getRight() - size).withTop (area.getBottom() - size).contains (place);
}

void CommentGesture::drag (const juce::MouseEvent& event)
{
    constexpr auto leastWidth = 64.0f;
    constexpr auto leastHeight = 32.0f;
    const auto snaps = ! event.mods.isCtrlDown();
    const auto snapped = [&] (juce::Point<float> place) { return snaps ? CanvasGrid::snap (place) : place; };
    const auto moved = placeOf (event) - start;

    if (! resizes)
    {
        show (from.withPosition (snapped (from.getPosition() + moved)));
        return;
    }

    const auto corner = snapped (from.getBottomRight() + moved);
    show (from.withWidth (std::max (leastWidth, corner.x - from.getX()))
              .withHeight (std::max (leastHeight, corner.y - from.getY())));
}

void CommentGesture::finish (const juce::MouseEvent& event)
{
    drag (event);

    if (area != from)
        state.document.setComments (state.scene.comments());
}

void CommentGesture::show (juce::Rectangle<float> newArea)
{
    constexpr auto margin = 4.0f;
    state.redraw (area.expanded (margin));
    area = newArea;
    state.scene.placeComment (index, area);
    state.redraw (area.expanded (margin));
}

} // namespace lopsided
