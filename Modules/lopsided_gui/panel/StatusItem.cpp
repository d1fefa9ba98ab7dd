#include "StatusItem.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

StatusItem::StatusItem (const juce::String& nameOfFigure, const juce::String& tooltip)
    : juce::Button (nameOfFigure)
{
    setTooltip (tooltip);
    setTitle (nameOfFigure);
}

void StatusItem::show (const juce::String& figure, Urgency urgency)
{
    if (shown == figure && state == urgency)
        return;

    shown = figure;
    state = urgency;
    setTitle (getName() + ": " + figure);
    repaint();
}

void StatusItem::paintButton (juce::Graphics& graphics, bool isOver, bool isDown)
{
    const auto& palette = Palette::from (*this);
    auto area = getLocalBounds();

    if (isOver || isDown || hasKeyboardFocus (false))
    {
        graphics.setColour (isDown ? palette.outline : palette.raised);
        graphics.fillRoundedRectangle (area.toFloat(), 3.0f);
    }

    if (hasKeyboardFocus (false))
    {
        graphics.setColour (palette.accent);
        graphics.drawRoundedRectangle (area.toFloat().reduced (0.5f), 3.0f, 1.0f);
    }

    area = area.reduced (5, 1);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (11.0f));
    graphics.drawText (getName(), area.removeFromTop (area.getHeight() * 2 / 5),
                       juce::Justification::centredLeft, true);

    graphics.setColour (state == Urgency::bad       ? palette.bad
                        : state == Urgency::warning ? palette.warning
                                                    : palette.text);
    graphics.setFont (compatibility::font (13.0f));
    graphics.drawText (shown, area, juce::Justification::centredLeft, true);
}

} // namespace lopsided
