#include "NumberField.h"

#include "../look/Palette.h"

namespace lopsided
{

NumberField::NumberField (const Range& rangeToUse)
    : range (rangeToUse),
      value (rangeToUse.minimum)
{
    setEditable (false, true, false);
    setWantsKeyboardFocus (true);
    setJustificationType (juce::Justification::centred);
    setMinimumHorizontalScale (0.8f);
    setMouseCursor (juce::MouseCursor::UpDownResizeCursor);
    update();
}

void NumberField::show (double number)
{
    if (isDragged || isBeingEdited())
        return;

    value = juce::jlimit (range.minimum, range.maximum, number);
    update();
}

void NumberField::update()
{
    setText (juce::String (value, range.decimals) + range.suffix, juce::dontSendNotification);
}

void NumberField::set (double number)
{
    const auto unit = std::pow (10.0, range.decimals);
    const auto rounded = std::round (number * unit) / unit;
    const auto limited = juce::jlimit (range.minimum, range.maximum, rounded);
    const auto isNew = std::exchange (value, limited) != limited;
    update();

    if (isNew && onNumber)
        onNumber (value);
}

void NumberField::enter (const juce::String& text)
{
    const auto number = text.trim().replaceCharacter (',', '.');

    if (number.containsAnyOf ("0123456789"))
        set (number.getDoubleValue());
    else
        update();
}

void NumberField::textWasEdited()
{
    enter (getText());
}

void NumberField::mouseDown (const juce::MouseEvent& event)
{
    juce::Label::mouseDown (event);
    valueAtDrag = value;
}

void NumberField::mouseDrag (const juce::MouseEvent& event)
{
    if (isBeingEdited() || ! event.mods.isLeftButtonDown() || ! isEnabled())
        return;

    isDragged = true;
    const auto fine = event.mods.isShiftDown() ? 0.1 : 1.0;
    set (valueAtDrag - event.getDistanceFromDragStartY() * range.step * fine);
}

void NumberField::mouseUp (const juce::MouseEvent& event)
{
    isDragged = false;
    juce::Label::mouseUp (event);
}

bool NumberField::keyPressed (const juce::KeyPress& key)
{
    const auto step = range.step * (key.getModifiers().isShiftDown() ? 0.1 : 1.0);

    if (key.isKeyCode (juce::KeyPress::upKey))
        set (value + step);
    else if (key.isKeyCode (juce::KeyPress::downKey))
        set (value - step);
    else if (key.isKeyCode (juce::KeyPress::returnKey) && ! isBeingEdited())
        showEditor();
    else
        return juce::Label::keyPressed (key);

    return true;
}

void NumberField::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    const auto area = getLocalBounds().toFloat().reduced (0.5f);
    graphics.setColour (palette.raised);
    graphics.fillRoundedRectangle (area, 4.0f);
    graphics.setColour (hasKeyboardFocus (true) ? palette.accent : palette.outline);
    graphics.drawRoundedRectangle (area, 4.0f, 1.0f);
    juce::Label::paint (graphics);
}

} // namespace lopsided
