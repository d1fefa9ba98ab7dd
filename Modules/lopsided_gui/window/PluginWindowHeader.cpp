#include "PluginWindowHeader.h"

#include "../look/Palette.h"

namespace lopsided
{

PluginWindowHeader::PluginWindowHeader()
{
    setTitle ("Plugin window");
    setFocusContainerType (FocusContainerType::keyboardFocusContainer);

    presets.setTooltip ("Load or save a preset");
    bypass.setTooltip ("Bypass: what comes in goes out");
    generic.setTooltip ("Show all parameters as a list instead of the plugin's own window");
    pin.setTooltip ("Keep this window on top of the others");

    for (auto* button : { &presets, &bypass, &generic, &pin })
    {
        button->setTitle (button->getTooltip());
        addAndMakeVisible (button);
    }
}

void PluginWindowHeader::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
    graphics.setColour (palette.outline);
    graphics.fillRect (getLocalBounds().removeFromBottom (1));
}

void PluginWindowHeader::resized()
{
    auto area = getLocalBounds().reduced (5, 4);
    const auto width = juce::jmin (84, (area.getWidth() - 12) / 4);
    presets.setBounds (area.removeFromLeft (width));
    area.removeFromLeft (4);
    bypass.setBounds (area.removeFromLeft (width));
    pin.setBounds (area.removeFromRight (width));
    area.removeFromRight (4);
    generic.setBounds (area.removeFromRight (width));
}

} // namespace lopsided
