#include "NameField.h"

namespace lopsided
{

NameField::NameField (const juce::String& title, const juce::String& buttonName)
    : button (buttonName)
{
    text.setTitle (title);
    text.setHint (title);
    text.onReturnKey = [this] { accept(); };
    addAndMakeVisible (text);

    button.onClick = [this] { accept(); };
    addAndMakeVisible (button);
    setSize (300, 40);
}

void NameField::accept()
{
    const auto name = text.getText().trim();

    if (name.isEmpty())
        return;

    if (onName)
        onName (name);

    if (auto* callout = findParentComponentOfClass<juce::CallOutBox>())
        callout->dismiss();
}

void NameField::resized()
{
    auto area = getLocalBounds().reduced (6);
    button.setBounds (area.removeFromRight (70));
    area.removeFromRight (6);
    text.setBounds (area);
}

void NameField::parentHierarchyChanged()
{
    if (isShowing())
        text.grabKeyboardFocus();
}

} // namespace lopsided
