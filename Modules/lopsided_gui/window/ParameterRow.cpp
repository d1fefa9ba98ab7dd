#include "ParameterRow.h"

#include "../look/Palette.h"

namespace lopsided
{

namespace
{
constexpr int parameterTextLength = 64;
constexpr int mostListedSteps = 256; // more are a slider's
constexpr int parameterTextWidth = 110;

/** The plugin's words for a value, with its unit where the words do not end with it. */
juce::String textOf (const juce::AudioProcessorParameter& parameter, float value)
{
    const auto text = parameter.getText (value, parameterTextLength).trim();
    const auto unit = parameter.getLabel().trim();
    return unit.isEmpty() || text.endsWithIgnoreCase (unit) ? text : text + " " + unit;
}

juce::StringArray stepsOf (const juce::AudioProcessorParameter& parameter)
{
    if (! parameter.isDiscrete() || parameter.getNumSteps() > mostListedSteps)
        return {};

    return parameter.getAllValueStrings();
}
} // namespace

ParameterRow::ParameterRow (juce::AudioProcessor& processorToShow)
    : processor (processorToShow)
{
    name.setMinimumHorizontalScale (0.8f);
    name.setInterceptsMouseClicks (false, false);
    addAndMakeVisible (name);

    slide.onValueChange = [this] { change (slide.getValue()); };
    choose.onChange = [this] {
        if (const auto last = choose.getNumItems() - 1; last > 0 && choose.getSelectedItemIndex() >= 0)
            change (static_cast<double> (choose.getSelectedItemIndex()) / last);
    };
    onOff.onClick = [this] { change (onOff.getToggleState() ? 1.0 : 0.0); };

    for (auto* control : std::initializer_list<juce::Component*> { &slide, &choose, &onOff })
    {
        addChildComponent (control);
        control->addMouseListener (this, true);
    }
}

juce::AudioProcessorParameter* ParameterRow::parameter() const
{
    return processor.getParameters()[index];
}

ParameterRow::Kind ParameterRow::kindOf (const juce::AudioProcessorParameter& parameter,
                                         const juce::StringArray& steps)
{
    return parameter.isBoolean() ? Kind::toggle : steps.size() > 1 ? Kind::choice : Kind::slider;
}

void ParameterRow::show (int parameterIndex)
{
    index = parameterIndex;
    lastText.clear();
    const auto* shown = parameter();
    stepTexts = shown != nullptr ? stepsOf (*shown) : juce::StringArray {};
    kind = shown != nullptr ? kindOf (*shown, stepTexts) : Kind::none;

    slide.setVisible (kind == Kind::slider);
    choose.setVisible (kind == Kind::choice);
    onOff.setVisible (kind == Kind::toggle);
    name.setVisible (shown != nullptr);

    if (shown == nullptr)
        return;

    const auto title = shown->getName (parameterTextLength);
    name.setText (title, juce::dontSendNotification);
    setTitle (title);

    for (auto* control : std::initializer_list<juce::Component*> { &slide, &choose, &onOff })
    {
        control->setTitle (title);
        control->setEnabled (shown->isAutomatable());
    }

    if (kind == Kind::choice)
    {
        choose.clear (juce::dontSendNotification);
        choose.addItemList (stepTexts, 1);
    }

    if (kind == Kind::slider)
        setUpSlider (*shown);

    refresh();
    resized();
    repaint();
}

void ParameterRow::setUpSlider (const juce::AudioProcessorParameter& shown)
{
    const auto steps = shown.isDiscrete() ? shown.getNumSteps() : 0;
    slide.setRange (0.0, 1.0, steps > 1 && steps <= 4096 ? 1.0 / (steps - 1) : 0.0);
    slide.setDoubleClickReturnValue (true, shown.getDefaultValue());
    slide.setTextBoxStyle (juce::Slider::TextBoxRight, false, parameterTextWidth, 22);
    slide.setScrollWheelEnabled (false); // the wheel scrolls the list
    slide.textFromValueFunction = [this] (double value) {
        const auto* now = parameter();
        return now != nullptr ? textOf (*now, static_cast<float> (value)) : juce::String();
    };
    slide.valueFromTextFunction = [this] (const juce::String& text) {
        const auto* now = parameter();
        return now != nullptr ? juce::jlimit (0.0f, 1.0f, now->getValueForText (text)) : 0.0f;
    };
}

void ParameterRow::refresh()
{
    const auto* shown = parameter();

    if (shown == nullptr)
        return;

    const auto value = shown->getValue();

    if (kind == Kind::toggle)
        onOff.setToggleState (value >= 0.5f, juce::dontSendNotification);
    else if (kind == Kind::choice && ! choose.isPopupActive())
        choose.setSelectedItemIndex (juce::roundToInt (value * static_cast<float> (stepTexts.size() - 1)),
                                     juce::dontSendNotification);
    else if (kind == Kind::slider)
        refreshSlider (*shown, value);
}

void ParameterRow::refreshSlider (const juce::AudioProcessorParameter& shown, float value)
{
    const auto isTyping = slide.hasKeyboardFocus (true) && ! slide.hasKeyboardFocus (false);

    if (isTyping || slide.getThumbBeingDragged() >= 0)
        return;

    slide.setValue (value, juce::dontSendNotification);

    // A plugin may change its words without the value: a unit that depends on another parameter.
    if (const auto text = textOf (shown, value); text != lastText)
    {
        lastText = text;
        slide.updateText();
    }
}

void ParameterRow::setMapped (Mapped mapped)
{
    if (std::exchange (mapping, mapped) != mapped)
        repaint();
}

void ParameterRow::change (double value)
{
    if (index >= 0 && onChange)
        onChange (index, static_cast<float> (value));
}

void ParameterRow::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);

    if (mapping == Mapped::yes)
    {
        graphics.setColour (palette.midi);
        graphics.fillRoundedRectangle (2.0f, 6.0f, 3.0f, static_cast<float> (getHeight()) - 12.0f, 1.5f);
    }

    graphics.setColour (palette.outline.withMultipliedAlpha (0.5f));
    graphics.fillRect (0, getHeight() - 1, getWidth(), 1);
}

void ParameterRow::resized()
{
    auto area = getLocalBounds().reduced (6, 3);
    name.setBounds (area.removeFromLeft (juce::jmax (90, area.getWidth() * 2 / 5)));
    slide.setBounds (area);
    choose.setBounds (area);
    onOff.setBounds (area);
}

void ParameterRow::mouseDown (const juce::MouseEvent& event)
{
    if (event.mods.isPopupMenu() && index >= 0 && onMenu)
        onMenu (index);
}

bool ParameterRow::keyPressed (const juce::KeyPress& key)
{
    const auto isMenuKey =
        key == juce::KeyPress (juce::KeyPress::F10Key, juce::ModifierKeys::shiftModifier, 0);

    if (isMenuKey && index >= 0 && onMenu)
        onMenu (index);

    return isMenuKey;
}

} // namespace lopsided
