#include "ShortcutButton.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{
namespace
{

juce::Font fontOfKeys()
{
    return compatibility::font (13.0f);
}

} // namespace

ShortcutButton::ShortcutButton (const juce::String& nameOfCommand, const juce::KeyPress& keyToShow)
    : juce::Button (nameOfCommand),
      key (keyToShow)
{
    if (key.isValid())
    {
        setTitle (key.getTextDescription() + ": " + nameOfCommand);
        setTooltip ("Press to change this key; Delete takes it away");
    }
    else
    {
        setTitle ("Another key for " + nameOfCommand);
        setTooltip ("Press to give it another key");
    }
}

juce::String ShortcutButton::words() const
{
    return listens ? "Press a key" : key.isValid() ? key.getTextDescription() : "+";
}

int ShortcutButton::wantedWidth() const
{
    return juce::roundToInt (compatibility::textWidth (fontOfKeys(), words())) + 16;
}

void ShortcutButton::clicked()
{
    listens = ! listens;
    repaint();

    if (onListening)
        onListening();

    if (listens && isShowing())
        grabKeyboardFocus();
}

void ShortcutButton::stopListening()
{
    if (! listens)
        return;

    listens = false;
    repaint();

    if (onListening)
        onListening();
}

bool ShortcutButton::keyPressed (const juce::KeyPress& pressed)
{
    const auto removes = pressed.isKeyCode (juce::KeyPress::deleteKey) && key.isValid();

    if (! listens && ! removes)
        return juce::Button::keyPressed (pressed);

    if (removes)
    {
        stopListening();
        onRemove();
    }
    else if (pressed == juce::KeyPress::escapeKey || onKey (pressed) == Answer::done)
        stopListening();

    return true;
}

void ShortcutButton::paintButton (juce::Graphics& graphics, bool isOver, bool isDown)
{
    const auto& palette = Palette::from (*this);
    const auto area = getLocalBounds().toFloat().reduced (0.5f);
    graphics.setColour (listens ? palette.accent : isOver || isDown ? palette.outline : palette.raised);
    graphics.fillRoundedRectangle (area, 4.0f);
    graphics.setColour (hasKeyboardFocus (false) ? palette.accent : palette.outline);
    graphics.drawRoundedRectangle (area, 4.0f, 1.0f);
    graphics.setColour (listens ? palette.accentText : palette.text);
    graphics.setFont (fontOfKeys());
    graphics.drawText (words(), getLocalBounds(), juce::Justification::centred, false);
}

} // namespace lopsided
