#include "CanvasPainter.h"

#include "CablePainter.h"
#include "NodePainter.h"

#include <cmath>

namespace lopsided
{
void CanvasPainter::paint (juce::Graphics& g, const Overlay& overlay) const
{
    const auto scale = g.getInternalContext().getPhysicalPixelScaleFactor();
    const auto zoom = state.view.zoom() * scale;

    state.layer.paint (
        g, state.view, state.component.getLocalBounds(),
        [&] (juce::Graphics& still, juce::Rectangle<float> area) { paintStill (still, area, zoom); });

    {
        const juce::Graphics::ScopedSaveState saved { g };
        g.addTransform (CanvasLayer::transform (state.view, scale));
        paintOverlay (g, overlay, zoom);
    }

    // As large as text is, however far the canvas is zoomed.
    if (state.remark.has_value())
        paintRemark (g);
}

void CanvasPainter::paintOverlay (juce::Graphics& g, const Overlay& overlay, float zoom) const
{
    if (overlay.cableUnderMouse.has_value())
        if (const auto* cable = state.scene.find (*overlay.cableUnderMouse))
            CablePainter { palette }.paint (g, *cable, CablePainter::State::lit, 1);

    paintMeters (g, zoom);

    for (const auto& ghost : overlay.ghosts.all())
        NodePainter { palette, zoom }.paintGhost (g, ghost.node, overlay.ghosts.phase());

    if (overlay.hasFocus)
        paintFocus (g);

    if (overlay.gesture != nullptr)
        overlay.gesture->paint (g, palette);

    if (overlay.drop != nullptr)
        paintDrop (g, *overlay.drop);
}

void CanvasPainter::paintStill (juce::Graphics& g, juce::Rectangle<float> area, float zoom) const
{
    const auto isSeen = [&] (juce::Rectangle<float> part) {
        return part.intersects (area) && g.clipRegionIntersects (part.getSmallestIntegerContainer());
    };

    g.setColour (palette.canvas);
    g.fillRect (area.expanded (2.0f));
    paintGrid (g, area, zoom);

    for (std::size_t index = 0; index < state.scene.comments().size(); ++index)
        if (const auto& comment = state.scene.comments()[index];
            isSeen (CanvasScene::boundsOf (comment).expanded (CanvasCable::margin)))
            paintComment (g, comment, state.selection.comment == index, zoom);

    const CablePainter cables { palette };

    for (const auto& cable : state.scene.cables())
        if (isSeen (cable.geometry.bounds().expanded (CanvasCable::margin)))
            cables.paint (g, cable,
                          state.selection.contains (cable.connection) ? CablePainter::State::selected
                                                                      : CablePainter::State::plain,
                          state.meters.activityOf (cable.connection.source));

    const NodePainter nodes { palette, zoom };
    state.nodeImages.prepare (zoom);

    for (const auto& node : state.scene.nodes())
        if (isSeen (node.drawnBounds()))
            nodes.paint (g, node,
                         state.selection.contains (node.id) ? NodePainter::State::selected
                                                            : NodePainter::State::plain,
                         state.nodeImages);
}

void CanvasPainter::paintGrid (juce::Graphics& g, juce::Rectangle<float> area, float zoom) const
{
    constexpr auto zoomForGrid = 0.5f;
    constexpr auto spacing = 32.0f;

    if (zoom < zoomForGrid)
        return;

    const auto size = 2.0f / zoom;
    juce::RectangleList<float> points;

    for (auto y = std::floor (area.getY() / spacing) * spacing; y < area.getBottom(); y += spacing)
        for (auto x = std::floor (area.getX() / spacing) * spacing; x < area.getRight(); x += spacing)
            points.addWithoutMerging ({ x, y, size, size });

    g.setColour (palette.grid);
    g.fillRectList (points);
}

void CanvasPainter::paintComment (juce::Graphics& g, const SessionComment& comment, bool isSelected,
                                  float zoom) const
{
    const auto area = CanvasScene::boundsOf (comment);
    g.setColour (palette.warning.withAlpha (0.10f));
    g.fillRoundedRectangle (area, 4.0f);
    g.setColour (isSelected ? palette.accent : palette.warning.withAlpha (0.55f));
    g.drawRoundedRectangle (area.reduced (0.5f), 4.0f, isSelected ? 2.0f : 1.0f);

    // The corner by which it is resized.
    g.setColour (palette.warning.withAlpha (0.8f));
    g.drawLine ({ area.getBottomRight().translated (-10.0f, -3.0f),
                  area.getBottomRight().translated (-3.0f, -10.0f) });
    g.drawLine (
        { area.getBottomRight().translated (-6.0f, -3.0f), area.getBottomRight().translated (-3.0f, -6.0f) });

    const auto textArea = area.reduced (8.0f, 6.0f);

    constexpr auto zoomForText = 0.4f;

    if (textArea.isEmpty() || zoom < zoomForText)
        return;

    const juce::Graphics::ScopedSaveState saved { g };
    g.reduceClipRegion (textArea.getSmallestIntegerContainer());
    juce::AttributedString text;
    text.setJustification (juce::Justification::topLeft);
    text.append (comment.text, compatibility::font (13.0f), palette.text);
    text.draw (g, textArea);
}

void CanvasPainter::paintMeters (juce::Graphics& g, float zoom) const
{
    const NodePainter nodes { palette, zoom };
    const auto clip = g.getClipBounds().toFloat();

    for (const auto& node : state.scene.nodes())
        if (node.bounds().intersects (clip))
            if (const auto* meter = state.meters.find (node.id))
                nodes.paintMeter (g, node, *meter);
}

void CanvasPainter::paintFocus (juce::Graphics& g) const
{
    if (const auto* node = state.scene.find (state.selection.focus))
    {
        g.setColour (palette.text);
        g.drawRoundedRectangle (node->bounds().expanded (5.0f), 9.0f, 1.5f);
    }
}

void CanvasPainter::paintDrop (juce::Graphics& g, const CanvasDrop& drop) const
{
    g.setColour (palette.accent);

    if (const auto* node = drop.kind == CanvasDrop::Kind::replace ? state.scene.find (drop.node) : nullptr)
        g.drawRoundedRectangle (node->bounds().expanded (4.0f), 9.0f, 3.0f);

    for (const auto& connection : drop.into)
        if (const auto* cable = state.scene.find (connection))
            CablePainter { palette }.paint (g, *cable, CablePainter::State::selected, 1);

    if (drop.kind == CanvasDrop::Kind::add)
    {
        const auto place = toPoint (drop.position);
        g.drawRoundedRectangle (place.x, place.y, 136.0f, 84.0f, 6.0f, 2.0f);
    }
}

void CanvasPainter::paintRemark (juce::Graphics& g) const
{
    constexpr auto width = 300.0f;
    juce::AttributedString text;
    text.append (state.remark->text, compatibility::font (13.0f), palette.text);
    juce::TextLayout layout;
    layout.createLayout (text, width);

    const auto place = state.view.toWindow (state.remark->place);
    const auto area = juce::Rectangle<float> { layout.getWidth() + 24.0f, layout.getHeight() + 16.0f }
                          .withPosition (place.translated (14.0f, 14.0f))
                          .constrainedWithin (state.window().reduced (6.0f));
    g.setColour (palette.raised);
    g.fillRoundedRectangle (area, 6.0f);
    g.setColour (palette.bad);
    g.drawRoundedRectangle (area, 6.0f, 1.5f);
    layout.draw (g, area.reduced (12.0f, 8.0f));
}

} // namespace lopsided
