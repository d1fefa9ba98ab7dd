#include "SidePanel.h"

#include "../look/Palette.h"

#include <lopsided_graph/lopsided_graph.h>

namespace lopsided
{

SidePanel::SidePanel (const juce::String& title, std::unique_ptr<juce::Component> contentToShow)
    : shown (std::move (contentToShow))
{
    setTitle (title);
    setFocusContainerType (FocusContainerType::focusContainer);
    addAndMakeVisible (*shown);
    addAndMakeVisible (closeButton);
    closeButton.setTitle ("Close " + title);
    closeButton.onClick = [this] {
        if (onClose)
            onClose();
    };
}

SidePanel::~SidePanel() = default;

void SidePanel::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
    graphics.setColour (palette.outline);
    graphics.drawRect (getLocalBounds(), 1);

    auto head = getLocalBounds().removeFromTop (headHeight).reduced (12, 0);
    graphics.setColour (palette.text);
    graphics.setFont (compatibility::font (15.0f, juce::Font::bold));
    graphics.drawText (getTitle(), head, juce::Justification::centredLeft);
}

void SidePanel::resized()
{
    auto area = getLocalBounds().reduced (1);
    closeButton.setBounds (area.removeFromTop (headHeight).removeFromRight (64).reduced (4));
    shown->setBounds (area);
}

bool SidePanel::keyPressed (const juce::KeyPress& key)
{
    if (key != juce::KeyPress::escapeKey || ! onClose)
        return false;

    onClose();
    return true;
}

} // namespace lopsided
