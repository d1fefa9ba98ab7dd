#include "PlotArea.h"

#include "PicturePalette.h"
#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{

constexpr float tickFontHeight = 15.0f;
constexpr float nameFontHeight = 17.0f;

// 1, 2 or 5 times a power of ten, so that about this many steps fit.
double niceStep (double span, int wantedSteps)
{
    const auto rough = std::max (span, 1.0e-9) / wantedSteps;
    const auto magnitude = std::pow (10.0, std::floor (std::log10 (rough)));

    for (const auto factor : { 1.0, 2.0, 5.0 })
        if (rough <= factor * magnitude)
            return factor * magnitude;

    return 10.0 * magnitude;
}

juce::String tickLabel (double value, double step)
{
    const auto decimals = std::max (0, static_cast<int> (std::ceil (-std::log10 (step) - 1.0e-9)));
    return decimals == 0 ? juce::String (juce::roundToInt (value)) : juce::String (value, decimals);
}

} // namespace

PlotArea::PlotArea (juce::Rectangle<float> bounds, Range secondsShown, Range valuesShown, Scale valueScale)
    : area (bounds),
      seconds (secondsShown),
      values (valuesShown),
      scale (valueScale)
{}

float PlotArea::x (double second) const noexcept
{
    const auto position = (second - seconds.from) / (seconds.to - seconds.from);
    return area.getX() + static_cast<float> (std::clamp (position, 0.0, 1.0)) * area.getWidth();
}

float PlotArea::y (double value) const noexcept
{
    const auto isLog = scale == Scale::logarithmic;
    const auto at = [isLog] (double v) { return isLog ? std::log10 (std::max (v, 1.0e-9)) : v; };
    const auto position = (at (value) - at (values.from)) / (at (values.to) - at (values.from));
    return area.getBottom() - static_cast<float> (std::clamp (position, 0.0, 1.0)) * area.getHeight();
}

void PlotArea::drawFrame (juce::Graphics& g, const juce::String& valueName, TimeLabels timeLabels) const
{
    g.setColour (juce::Colour (PicturePalette::panel));
    g.fillRect (area);

    drawTimeGrid (g, timeLabels);
    drawValueGrid (g);

    g.setColour (juce::Colour (PicturePalette::axis));
    g.drawRect (area, 1.0f);

    g.setColour (juce::Colour (PicturePalette::text));
    g.setFont (compatibility::font (nameFontHeight, juce::Font::bold));
    g.drawText (valueName, area.withHeight (24.0f).translated (0.0f, -27.0f),
                juce::Justification::centredLeft);
}

void PlotArea::drawTimeGrid (juce::Graphics& g, TimeLabels timeLabels) const
{
    const auto step = niceStep (seconds.to - seconds.from, 12);
    g.setFont (compatibility::font (tickFontHeight));

    for (int tick = 0; tick * step <= seconds.to + step * 1.0e-6; ++tick)
    {
        const auto position = x (tick * step);
        g.setColour (juce::Colour (PicturePalette::grid));
        g.drawVerticalLine (juce::roundToInt (position), area.getY(), area.getBottom());

        if (timeLabels == TimeLabels::shown)
        {
            g.setColour (juce::Colour (PicturePalette::faintText));
            g.drawText (
                tickLabel (tick * step, step),
                juce::Rectangle<float> (80.0f, 20.0f).withCentre ({ position, area.getBottom() + 15.0f }),
                juce::Justification::centred);
        }
    }

    if (timeLabels == TimeLabels::shown)
    {
        g.setColour (juce::Colour (PicturePalette::text));
        g.drawText ("time (s)", area.withY (area.getBottom() + 25.0f).withHeight (22.0f),
                    juce::Justification::centred);
    }
}

void PlotArea::drawValueGrid (juce::Graphics& g) const
{
    g.setFont (compatibility::font (tickFontHeight));

    if (scale == Scale::linear)
    {
        const auto step = niceStep (values.to - values.from, 6);

        for (auto tick = std::ceil (values.from / step); tick * step <= values.to + step * 1.0e-6;
             tick += 1.0)
            drawValueTick (g, tick * step, tickLabel (tick * step + 0.0, step)); // + 0.0: no "-0"

        return;
    }

    const auto firstDecade = static_cast<int> (std::floor (std::log10 (values.from)));
    const auto lastDecade = static_cast<int> (std::ceil (std::log10 (values.to)));

    for (auto decade = firstDecade; decade <= lastDecade; ++decade)
    {
        for (const auto factor : { 1.0, 2.0, 5.0 })
        {
            const auto value = factor * std::pow (10.0, decade);

            if (value >= values.from * 0.999 && value <= values.to * 1.001)
                drawValueTick (g, value, tickLabel (value, std::min (1.0, value)));
        }
    }
}

void PlotArea::drawValueTick (juce::Graphics& g, double value, const juce::String& label) const
{
    const auto position = y (value);
    g.setColour (juce::Colour (PicturePalette::grid));
    g.drawHorizontalLine (juce::roundToInt (position), area.getX(), area.getRight());
    g.setColour (juce::Colour (PicturePalette::faintText));
    g.drawText (label, juce::Rectangle<float> (area.getX() - 78.0f, position - 10.0f, 70.0f, 20.0f),
                juce::Justification::centredRight);
}

} // namespace lopsided
