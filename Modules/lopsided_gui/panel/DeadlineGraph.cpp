#include "DeadlineGraph.h"

#include "../look/Palette.h"

namespace lopsided
{

namespace
{
constexpr float highestLoad = 1.25f; // at the graph's top
} // namespace

DeadlineGraph::DeadlineGraph()
{
    setTitle ("Deadline graph");
    setTooltip ("The worst load of late. The line is the deadline: what goes beyond it is late.");
}

void DeadlineGraph::add (const std::vector<float>& loads)
{
    if (loads.empty())
        return;

    shown.insert (shown.end(), loads.begin(), loads.end());

    while (shown.size() > mostBars)
        shown.pop_front();

    const auto worst = *std::max_element (shown.begin(), shown.end());
    setDescription ("Worst of late: " + juce::String (juce::roundToInt (100.0f * worst)) + " %");
    repaint();
}

void DeadlineGraph::clear()
{
    shown.clear();
    repaint();
}

void DeadlineGraph::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    const auto area = getLocalBounds().toFloat();
    graphics.setColour (palette.canvas);
    graphics.fillRoundedRectangle (area, 3.0f);

    const auto width = area.getWidth() / static_cast<float> (mostBars);
    auto x = area.getRight() - width * static_cast<float> (shown.size());

    for (const auto load : shown)
    {
        const auto height = area.getHeight() * juce::jlimit (0.02f, 1.0f, load / highestLoad);
        graphics.setColour (load > 1.0f ? palette.bad : palette.heat (load));
        graphics.fillRect (x, area.getBottom() - height, juce::jmax (1.0f, width - 0.5f), height);
        x += width;
    }

    graphics.setColour (palette.bad.withAlpha (0.8f));
    graphics.fillRect (area.getX(), area.getBottom() - area.getHeight() / highestLoad, area.getWidth(), 1.0f);
}

} // namespace lopsided
