#include "CanvasState.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lopsided
{
void CanvasState::redraw()
{
    layer.invalidate();
    component.repaint();
}

void CanvasState::redraw (juce::Rectangle<float> area)
{
    layer.invalidate (area);
    repaintOverlay (area);
}

void CanvasState::redrawNode (NodeID node)
{
    if (const auto* drawn = scene.find (node))
        redraw (drawn->drawnBounds());
}

void CanvasState::redrawCable (const CanvasCable& cable)
{
    if (! cable.geometry.bounds().expanded (CanvasCable::margin).intersects (view.toCanvas (window())))
        return;

    for (const auto& piece : cable.geometry.pieces (CanvasCable::margin))
        redraw (piece);
}

int CanvasState::redrawCables (NodeID source)
{
    const auto seen = view.toCanvas (window());
    int count = 0;

    for (const auto& cable : scene.cables())
    {
        if (cable.connection.source.nodeID != source)
            continue;

        redrawCable (cable);
        count += cable.geometry.bounds().expanded (CanvasCable::margin).intersects (seen) ? 1 : 0;
    }

    return count;
}

void CanvasState::repaintOverlay (juce::Rectangle<float> area)
{
    const auto shown = view.toWindow (area);

    if (shown.intersects (window()))
        component.repaint (shown.getSmallestIntegerContainer().expanded (1));
}

void CanvasState::select (CanvasSelection newSelection)
{
    if (newSelection == selection)
        return;

    const auto before = std::exchange (selection, std::move (newSelection));
    std::vector<NodeID> changed;
    std::set_symmetric_difference (before.nodes.begin(), before.nodes.end(), selection.nodes.begin(),
                                   selection.nodes.end(), std::back_inserter (changed));
    changed.push_back (before.focus);
    changed.push_back (selection.focus);

    for (const auto node : changed)
        redrawNode (node);

    std::vector<Connection> cables;
    std::set_symmetric_difference (before.cables.begin(), before.cables.end(), selection.cables.begin(),
                                   selection.cables.end(), std::back_inserter (cables));

    for (const auto& cable : cables)
        if (const auto* drawn = scene.find (cable))
            redrawCable (*drawn);

    for (const auto& comment : { before.comment, selection.comment })
        if (comment.has_value() && *comment < scene.comments().size())
            redraw (CanvasScene::boundsOf (scene.comments()[*comment]).expanded (CanvasCable::margin));

    if (hooks.selectionChanged)
        hooks.selectionChanged();
}

void CanvasState::viewChanged()
{
    component.repaint();

    if (hooks.viewChanged)
        hooks.viewChanged();
}

juce::Rectangle<float> CanvasState::window() const
{
    return component.getLocalBounds().toFloat();
}

void CanvasState::place (NodeID node, juce::Point<float> position)
{
    const auto redrawAround = [&] {
        redrawNode (node);

        for (const auto& cable : scene.cables())
            if (cable.connection.source.nodeID == node || cable.connection.destination.nodeID == node)
                redrawCable (cable);
    };
    redrawAround();
    scene.place (node, position);
    redrawAround();
}

void CanvasState::refuse (const juce::String& why, juce::Point<float> place)
{
    notices.post ({ Notice::Kind::warning, why });
    remark = { why, place };
    component.repaint();

    constexpr int shownForMilliseconds = 6000;
    remarkTimer.startTimer (shownForMilliseconds);
}

void CanvasState::report (const SessionError& error)
{
    notices.post ({ Notice::Kind::error, juce::String::fromUTF8 (error.describe().c_str()) });
}

void CanvasState::forgetRemark()
{
    if (std::exchange (remark, std::nullopt).has_value())
        component.repaint();
}

} // namespace lopsided
