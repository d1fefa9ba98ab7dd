#include "CablePainter.h"

#include "NodePainter.h"

namespace lopsided
{
namespace
{
juce::PathStrokeType strokeOf (float thickness)
{
    return { thickness, juce::PathStrokeType::curved, juce::PathStrokeType::rounded };
}
} // namespace

void CablePainter::paint (juce::Graphics& g, const CanvasCable& cable, State state, int activity) const
{
    const auto colour = NodePainter::colourOf (cable.type, palette);
    auto path = cable.geometry.path();

    if (state != State::plain)
    {
        g.setColour (palette.accent.withAlpha (state == State::selected ? 1.0f : 0.55f));
        g.strokePath (path, strokeOf (6.0f));
    }
    else if (activity > 1)
    {
        g.setColour (colour.withAlpha (0.22f));
        g.strokePath (path, strokeOf (6.0f));
    }

    if (cable.type == SignalType::feedback)
    {
        const float dashes[] { 7.0f, 4.0f };
        strokeOf (2.0f).createDashedStroke (path, path, dashes, 2);
        g.setColour (colour.withAlpha (activity > 0 ? 1.0f : 0.7f));
        g.fillPath (path);
        return;
    }

    g.setColour (colour.withAlpha (activity > 0 ? 1.0f : 0.55f));
    g.strokePath (path, strokeOf (activity > 0 ? 2.4f : 2.0f));
}

void CablePainter::paintLoose (juce::Graphics& g, const CableGeometry& geometry, juce::Colour colour) const
{
    const auto path = geometry.path();
    g.setColour (palette.canvas.withAlpha (0.7f));
    g.strokePath (path, strokeOf (6.0f));
    g.setColour (colour);
    g.strokePath (path, strokeOf (2.6f));
}

} // namespace lopsided
