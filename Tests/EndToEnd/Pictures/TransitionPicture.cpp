#include "TransitionPicture.h"

#include "RenderedScene.h"

#include <Host/PicturePalette.h>
#include <Host/PlotArea.h>
#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided::testing
{

namespace
{
constexpr int leftEdge = 100, rightEdge = 1560, topEdge = 60, bottomEdge = 70, gap = 76;

juce::Colour colour (juce::uint32 argb)
{
    return juce::Colour (argb);
}

void drawCurve (juce::Graphics& g, const PlotArea& plot, const TransitionPicture::Panel& panel,
                const TransitionPicture::Curve& curve)
{
    const auto positionOf = [] (double seconds) {
        return static_cast<std::size_t> (seconds * RenderedScene::sampleRate);
    };
    const auto first = positionOf (panel.fromSeconds);
    const auto last = std::min (positionOf (panel.toSeconds), curve.samples.size());
    juce::Path line;

    for (auto i = first; i < last; ++i)
    {
        const auto x = plot.x (static_cast<double> (i) / RenderedScene::sampleRate);
        const auto y = plot.y (static_cast<double> (curve.samples[i]));
        i == first ? line.startNewSubPath (x, y) : line.lineTo (x, y);
    }

    g.setColour (colour (curve.colour));
    g.strokePath (line, juce::PathStrokeType (1.6f));
}

void drawLegend (juce::Graphics& g, const PlotArea& plot, const TransitionPicture::Panel& panel)
{
    const auto font = compatibility::font (16.0f);
    g.setFont (font);
    auto x = plot.bounds().getRight();

    for (auto curve = panel.curves.rbegin(); curve != panel.curves.rend(); ++curve)
    {
        const auto textWidth = compatibility::textWidth (font, curve->name) + 8.0f;
        x -= textWidth;
        g.setColour (colour (PicturePalette::faintText));
        g.drawText (curve->name, juce::Rectangle<float> (x, plot.bounds().getY() - 27.0f, textWidth, 24.0f),
                    juce::Justification::centredLeft);
        x -= 22.0f;
        g.setColour (colour (curve->colour));
        g.fillRoundedRectangle (x, plot.bounds().getY() - 22.0f, 14.0f, 14.0f, 3.0f);
        x -= 18.0f;
    }
}
} // namespace

juce::Image TransitionPicture::draw() const
{
    juce::Image image (juce::Image::RGB, width, height, true, juce::SoftwareImageType());
    juce::Graphics g (image);
    g.fillAll (colour (PicturePalette::background));

    for (std::size_t number = 0; number < panels.size(); ++number)
        drawPanel (g, number);

    return image;
}

juce::Rectangle<int> TransitionPicture::plotOf (std::size_t panel) const
{
    const auto count = static_cast<int> (panels.size());
    const auto panelHeight = (height - topEdge - bottomEdge - gap * (count - 1)) / count;
    return { leftEdge, topEdge + static_cast<int> (panel) * (panelHeight + gap), rightEdge - leftEdge,
             panelHeight };
}

void TransitionPicture::drawPanel (juce::Graphics& g, std::size_t number) const
{
    const auto& panel = panels[number];
    const PlotArea plot { plotOf (number).toFloat(),
                          { panel.fromSeconds, panel.toSeconds },
                          { -panel.highest, panel.highest },
                          PlotArea::Scale::linear };
    plot.drawFrame (g, panel.title, PlotArea::TimeLabels::shown);
    drawLegend (g, plot, panel);

    const juce::Graphics::ScopedSaveState state { g };
    g.reduceClipRegion (plotOf (number));

    for (const auto& curve : panel.curves)
        drawCurve (g, plot, panel, curve);

    g.setColour (colour (PicturePalette::replace));

    for (const auto mark : panel.marks)
        g.fillRect (plot.x (mark) - 1.0f, plot.bounds().getY(), 2.0f, plot.bounds().getHeight());
}

} // namespace lopsided::testing
