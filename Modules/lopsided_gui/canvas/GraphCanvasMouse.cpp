#include "BoxGesture.h"
#include "CableGesture.h"
#include "CommentGesture.h"
#include "GraphCanvas.h"
#include "MoveGesture.h"
#include "PanGesture.h"

#include <cmath>

namespace lopsided
{
namespace
{
constexpr float portReach = 9.0f; // in pixels of the window
constexpr float cableReach = 6.0f;
} // namespace

void GraphCanvas::hover (std::optional<Connection> cable)
{
    if (cable == cableUnderMouse)
        return;

    for (const auto& changed : { std::exchange (cableUnderMouse, cable), cable })
        if (changed.has_value())
            if (const auto* drawn = state.scene.find (*changed))
                for (const auto& piece : drawn->geometry.pieces (CanvasCable::margin))
                    state.repaintOverlay (piece);
}

void GraphCanvas::mouseMove (const juce::MouseEvent& event)
{
    const auto place = state.view.toCanvas (event.position);
    const auto isOnPort = state.scene.portAt (place, portReach / state.view.zoom()).port != nullptr;
    const auto* node = state.scene.nodeAt (place);
    const auto* cable =
        isOnPort || node != nullptr ? nullptr : state.scene.cableAt (place, cableReach / state.view.zoom());
    hover (cable != nullptr ? std::optional { cable->connection } : std::nullopt);
    setMouseCursor (isOnPort || cable != nullptr
                            || (node != nullptr && node->partAt (place) != CanvasNode::Part::body)
                        ? juce::MouseCursor::PointingHandCursor
                        : juce::MouseCursor::NormalCursor);
}

void GraphCanvas::mouseExit (const juce::MouseEvent&)
{
    hover (std::nullopt);
}

void GraphCanvas::mouseDown (const juce::MouseEvent& event)
{
    state.forgetRemark();
    hover (std::nullopt);
    cancelGesture();

    if (event.mods.isMiddleButtonDown() || juce::KeyPress::isKeyCurrentlyDown (juce::KeyPress::spaceKey))
        gesture = std::make_unique<PanGesture> (state, event);
    else if (event.mods.isPopupMenu())
        showMenu (event);
    else
        beginGesture (event);

    if (gesture != nullptr)
        setMouseCursor (gesture->cursor());
}

void GraphCanvas::beginGesture (const juce::MouseEvent& event)
{
    const auto place = state.view.toCanvas (event.position);

    if (const auto hit = state.scene.portAt (place, portReach / state.view.zoom()); hit.port != nullptr)
    {
        gesture = std::make_unique<CableGesture> (state, event, *hit.port);
        return;
    }

    if (pressNode (event, place) || pressCable (event, place))
        return;

    if (const auto comment = state.scene.commentAt (place))
    {
        auto selection = state.selection;
        selection.clear();
        selection.comment = comment;
        state.select (std::move (selection));
        gesture = std::make_unique<CommentGesture> (state, event, *comment);
        return;
    }

    gesture = std::make_unique<BoxGesture> (state, event);
}

bool GraphCanvas::pressNode (const juce::MouseEvent& event, juce::Point<float> place)
{
    const auto* node = state.scene.nodeAt (place);

    if (node == nullptr)
        return false;

    using NodeSwitch = SessionDocument::NodeSwitch;
    const auto id = node->id;

    switch (node->partAt (place))
    {
        case CanvasNode::Part::bypass: commands.toggle (NodeSwitch::bypass, { id }); return true;
        case CanvasNode::Part::mute: commands.toggle (NodeSwitch::mute, { id }); return true;
        case CanvasNode::Part::solo: commands.toggle (NodeSwitch::solo, { id }); return true;
        case CanvasNode::Part::body: break;
    }

    if (event.mods.isShiftDown())
    {
        auto selection = state.selection;
        selection.toggle (id);
        state.select (std::move (selection));
    }
    else if (! state.selection.contains (id))
    {
        focusNode (id);
    }

    if (state.selection.contains (id))
        gesture = std::make_unique<MoveGesture> (state, event, id);

    return true;
}

bool GraphCanvas::pressCable (const juce::MouseEvent& event, juce::Point<float> place)
{
    const auto* cable = state.scene.cableAt (place, cableReach / state.view.zoom());

    if (cable == nullptr)
        return false;

    auto selection = state.selection;

    if (! event.mods.isShiftDown())
        selection.clear();

    if (! selection.contains (cable->connection))
        selection.cables.insert (cable->connection);
    else
        selection.cables.erase (cable->connection);

    state.select (std::move (selection));
    return true;
}

void GraphCanvas::mouseDrag (const juce::MouseEvent& event)
{
    if (gesture != nullptr && event.mouseWasDraggedSinceMouseDown())
        gesture->drag (event);
}

void GraphCanvas::mouseUp (const juce::MouseEvent& event)
{
    // What it changes tells this component, which would cancel it.
    const auto ending = std::move (gesture);
    setMouseCursor (juce::MouseCursor::NormalCursor);

    if (ending == nullptr)
        return;

    if (event.mouseWasDraggedSinceMouseDown())
    {
        ending->finish (event);
        proxies.followView();
        return;
    }

    // Nothing has been dragged yet, but what could be may be shown.
    repaint();

    // A click on one of several that are selected means that one.
    if (dynamic_cast<const MoveGesture*> (ending.get()) != nullptr && ! event.mods.isShiftDown())
        if (const auto* node = state.scene.nodeAt (state.view.toCanvas (event.position)))
            focusNode (node->id);
}

void GraphCanvas::cancelGesture()
{
    if (const auto ending = std::move (gesture))
        ending->cancel();
}

void GraphCanvas::mouseDoubleClick (const juce::MouseEvent& event)
{
    const auto place = state.view.toCanvas (event.position);

    if (state.scene.portAt (place, portReach / state.view.zoom()).port != nullptr)
        return;

    if (const auto* node = state.scene.nodeAt (place))
    {
        if (! node->isEnd() && node->partAt (place) == CanvasNode::Part::body && state.hooks.openEditor)
            state.hooks.openEditor (node->id);
    }
    else if (const auto* cable = state.scene.cableAt (place, cableReach / state.view.zoom()))
    {
        quickAddAt (place, state.scene.parallelTo (cable->connection));
    }
    else if (const auto comment = state.scene.commentAt (place))
    {
        editComment (*comment);
    }
    else
    {
        quickAddAt (place, {});
    }
}

void GraphCanvas::mouseWheelMove (const juce::MouseEvent& event, const juce::MouseWheelDetails& wheel)
{
    constexpr auto pixelsOfATurn = 400.0f;
    constexpr auto doublingsOfATurn = 1.25f;

    if (event.mods.isCtrlDown() || event.mods.isCommandDown())
    {
        state.view.setZoom (state.view.zoom() * std::exp2 (wheel.deltaY * doublingsOfATurn), event.position);
    }
    else
    {
        const auto isSideways = event.mods.isShiftDown();
        state.view.pan (juce::Point<float> { isSideways ? wheel.deltaY : wheel.deltaX,
                                             isSideways ? wheel.deltaX : wheel.deltaY }
                        * pixelsOfATurn);
    }

    viewHasChanged();
}

void GraphCanvas::mouseMagnify (const juce::MouseEvent& event, float factor)
{
    state.view.setZoom (state.view.zoom() * factor, event.position);
    viewHasChanged();
}

void GraphCanvas::showMenu (const juce::MouseEvent& event)
{
    const auto place = state.view.toCanvas (event.position);
    const auto editing = [this] (std::size_t index) { editComment (index); };
    juce::PopupMenu menu;

    if (const auto* node = state.scene.nodeAt (place))
    {
        if (! state.selection.contains (node->id))
            focusNode (node->id);

        menu = menus.ofNode (node->id, [this] (NodeID id) { rename (id); });
    }
    else if (const auto* cable = state.scene.cableAt (place, cableReach / state.view.zoom()))
    {
        pressCable (event, place);
        menu = menus.ofCable (cable->connection, place);
    }
    else if (const auto comment = state.scene.commentAt (place))
    {
        auto selection = state.selection;
        selection.clear();
        selection.comment = comment;
        state.select (std::move (selection));
        menu = menus.ofComment (*comment, editing);
    }
    else
    {
        menu = menus.ofCanvas (place, editing);
    }

    menu.setLookAndFeel (&getLookAndFeel());
    menu.showMenuAsync (
        juce::PopupMenu::Options().withTargetComponent (this).withDeletionCheck (*this).withMousePosition());
}

} // namespace lopsided
