#pragma once

#include <juce_graphics/juce_graphics.h>

namespace lopsided
{

/** A rectangle with two axes: turns values into pixels and draws grid, ticks and labels. Message thread. */
class PlotArea
{
public:
    enum class Scale
    {
        linear,
        logarithmic
    };

    enum class TimeLabels
    {
        hidden,
        shown
    };

    struct Range
    {
        double from = 0.0;
        double to = 1.0;
    };

    PlotArea (juce::Rectangle<float> bounds, Range secondsShown, Range valuesShown, Scale valueScale);

    [[nodiscard]] float x (double seconds) const noexcept;
    [[nodiscard]] float y (double value) const noexcept;
    [[nodiscard]] const juce::Rectangle<float>& bounds() const noexcept { return area; }

    /** Panel, grid lines, tick labels; the axis' name stands above its upper left corner. */
    void drawFrame (juce::Graphics& g, const juce::String& valueName, TimeLabels timeLabels) const;

private:
    void drawTimeGrid (juce::Graphics& g, TimeLabels timeLabels) const;
    void drawValueGrid (juce::Graphics& g) const;
    void drawValueTick (juce::Graphics& g, double value, const juce::String& label) const;

    juce::Rectangle<float> area;
    Range seconds;
    Range values;
    Scale scale;
};

} // namespace lopsided
