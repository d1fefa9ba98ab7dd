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
    setLearnable ({}, "Nothing can be learnt yet");
    generic.setTooltip ("Show all parameters as a list instead of the plugin's own window");
    pin.setTooltip ("Keep this window on top of the others");

    for (auto* button : { &presets, &bypass, &learn, &generic, &pin })
    {
        button->setTitle (button->getTooltip());
        addAndMakeVisible (button);
    }
}

void PluginWindowHeader::setLearnable (const juce::String& parameter, const juce::String& whyNot)
{
    learn.setEnabled (parameter.isNotEmpty());
    learn.setTooltip (parameter.isNotEmpty()
                          ? "Let the next MIDI controller that you move move '" + parameter + "'"
                          : whyNot);
    learn.setTitle (learn.getTooltip());
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
    const auto width = juce::jmin (84, (area.getWidth() - 16) / 5);
    presets.setBounds (area.removeFromLeft (width));
    area.removeFromLeft (4);
    bypass.setBounds (area.removeFromLeft (width));
    area.removeFromLeft (4);
    learn.setBounds (area.removeFromLeft (width));
    pin.setBounds (area.removeFromRight (width));
    area.removeFromRight (4);
    generic.setBounds (area.removeFromRight (width));
}

} // namespace lopsided
