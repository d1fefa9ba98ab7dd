#include "CableGesture.h"

#include "CablePainter.h"
#include "NodeLayout.h"
#include "NodePainter.h"

namespace lopsided
{

CableGesture::CableGesture (CanvasState& stateToChange, const juce::MouseEvent& event,
                            const CanvasPort& grabbed)
    : CanvasGesture (stateToChange),
      model (state.document.graph().model()),
      origin (grabbed.port),
      side (grabbed.side),
      mouse (placeOf (event))
{
    // A connected input gives its cable back; an input takes several, so those that want one more begin at the output.
    if (side == PortSide::destination && ! event.mods.isAltDown() && ! event.mods.isShiftDown())
        for (const auto& connection : model->connectionsInto (origin.nodeID))
            if (connection.destination == origin)
                pickedUp = connection;

    if (pickedUp.has_value())
    {
        origin = pickedUp->source;
        side = PortSide::source;
    }

    aim (event);
}

void CableGesture::aim (const juce::MouseEvent& event)
{
    const auto feedsBack = event.mods.isAltDown() || (pickedUp.has_value() && pickedUp->isFeedback());
    const auto kind = feedsBack ? Connection::Kind::feedback : Connection::Kind::plain;

    if (targets == nullptr || targets->kind() != kind)
    {
        targets = std::make_unique<ConnectionTargets> (state.scene, *model, origin, side, kind);

        if (pickedUp.has_value())
            targets->ignore (*pickedUp);
    }

    mouse = placeOf (event);
    target.reset();

    if (const auto hit = targets->nearest (mouse, magneticRadius / state.view.zoom()); hit.port != nullptr)
    {
        target = hit.port->port;
        targetSide = hit.port->side;
    }
}

void CableGesture::drag (const juce::MouseEvent& event)
{
    hasMoved = hasMoved || event.mouseWasDraggedSinceMouseDown();
    aim (event);
    state.component.repaint();
}

void CableGesture::finish (const juce::MouseEvent& event)
{
    state.component.repaint();

    if (! hasMoved)
        return;

    aim (event);

    if (! target.has_value())
        unplug();
    else if (const auto hit = state.scene.find (*target, targetSide); hit.port != nullptr)
        connect (*hit.port, event);
}

void CableGesture::unplug()
{
    if (pickedUp.has_value())
        state.check (state.document.disconnect ({ *pickedUp }));
}

void CableGesture::connect (const CanvasPort& hit, const juce::MouseEvent& event)
{
    const auto place = state.scene.find (hit.port.nodeID)->centreOf (hit);

    if (hit.side == side)
    {
        state.refuse (side == PortSide::source
                          ? "Both ends of this cable would be outputs. Connect an output to an input."
                          : "Both ends of this cable would be inputs. Connect an input to an output.",
                      place);
        return;
    }

    const auto channels =
        event.mods.isShiftDown() ? ConnectionTargets::Channels::all : ConnectionTargets::Channels::one;
    const auto connections = targets->connections (hit.port, channels);

    // Back where it was.
    if (pickedUp.has_value() && connections.front() == *pickedUp)
        return;

    const auto done = pickedUp.has_value() ? state.document.reconnect ({ *pickedUp }, connections)
                                           : state.document.connect (connections);

    if (done.has_error())
        state.refuse (juce::String::fromUTF8 (done.error().message.c_str()), place);
}

void CableGesture::paint (juce::Graphics& g, const Palette& palette) const
{
    const auto start = state.scene.find (origin, side);

    if (start.port == nullptr)
        return;

    const auto clip = g.getClipBounds().toFloat().expanded (NodeLayout::portRadius * 2.0f);

    for (const auto& node : state.scene.nodes())
        for (const auto& port : node.ports)
        {
            const auto centre = node.centreOf (port);

            if (port.port == origin || ! clip.contains (centre))
                continue;

            const auto around = juce::Rectangle<float> { 20.0f, 20.0f }.withCentre (centre);

            if (targets->accepts (port))
            {
                g.setColour (NodePainter::colourOf (port.type, palette).withAlpha (0.35f));
                g.fillEllipse (around.reduced (port.port == target ? 0.0f : 2.5f));
            }
            else
            {
                g.setColour (palette.surface.withAlpha (0.75f));
                g.fillEllipse (around.reduced (5.0f));
            }
        }

    auto end = mouse;
    auto colour = targets->kind() == Connection::Kind::feedback
                      ? palette.feedback
                      : NodePainter::colourOf (start.port->type, palette);

    if (target.has_value())
        if (const auto hit = state.scene.find (*target, targetSide); hit.port != nullptr)
        {
            end = hit.node->centreOf (*hit.port);

            if (! targets->accepts (*hit.port))
                colour = palette.bad;
        }

    const auto from = start.node->centreOf (*start.port);
    CablePainter { palette }.paintLoose (
        g, side == PortSide::source ? CableGeometry { from, end } : CableGeometry { end, from }, colour);
}

} // namespace lopsided
