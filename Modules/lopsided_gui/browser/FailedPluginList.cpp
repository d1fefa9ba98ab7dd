#include "FailedPluginList.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

FailedPluginList::FailedPluginList()
{
    setTitle ("Plugins that failed");
    list.setTitle ("Plugins that failed");
    list.setRowHeight (38);
    list.setModel (this);
    addAndMakeVisible (list);
}

FailedPluginList::~FailedPluginList()
{
    list.setModel (nullptr);
}

void FailedPluginList::show (std::vector<PluginRecord> failures)
{
    shown = std::move (failures);
    list.updateContent();
    list.repaint();
    repaint();
}

juce::String FailedPluginList::nameOf (const PluginRecord& record)
{
    const auto name = record.description.name.isNotEmpty() ? record.description.name
                      : record.identifier.isNotEmpty()     ? record.identifier
                                                           : record.source.file.getFileName();
    return name + " (" + toString (record.source.format) + ")";
}

juce::String FailedPluginList::textOf (int row) const
{
    if (! juce::isPositiveAndBelow (row, static_cast<int> (shown.size())))
        return {};

    const auto& record = shown[static_cast<std::size_t> (row)];
    return nameOf (record) + ": " + record.reason + "\n" + record.source.file.getFullPathName();
}

void FailedPluginList::paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                                         bool isSelected)
{
    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return;

    const auto& palette = Palette::from (*this);
    const auto& record = shown[static_cast<std::size_t> (row)];
    auto area = juce::Rectangle<int> { 0, 0, width, height };

    if (isSelected)
    {
        graphics.setColour (palette.raised);
        graphics.fillRect (area);
    }

    area = area.reduced (8, 2);
    graphics.setColour (palette.text);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawText (nameOf (record), area.removeFromTop (area.getHeight() / 2),
                       juce::Justification::centredLeft, true);
    graphics.setColour (palette.bad);
    graphics.setFont (compatibility::font (13.0f));
    graphics.drawText (record.reason, area, juce::Justification::centredLeft, true);
}

void FailedPluginList::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.canvas);
}

void FailedPluginList::paintOverChildren (juce::Graphics& graphics)
{
    if (! shown.empty())
        return;

    const auto& palette = Palette::from (*this);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawText ("None.", getLocalBounds(), juce::Justification::centred, true);
}

} // namespace lopsided
