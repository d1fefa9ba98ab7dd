#include "QuestionBar.h"

#include "../look/Palette.h"

#include <lopsided_graph/lopsided_graph.h>

namespace lopsided
{
namespace
{

constexpr auto barHeight = 48;
constexpr auto margin = 8;
constexpr auto narrowestButton = 80;
constexpr auto widestField = 320;

} // namespace

QuestionBar::QuestionBar()
{
    setTitle ("Question");
    setWantsKeyboardFocus (true);
    addAndMakeVisible (text);
    text.setMinimumHorizontalScale (0.8f);
    field.setSelectAllWhenFocused (true);
    field.setJustification (juce::Justification::centredLeft);
    field.onReturnKey = [this] { answer (0); };
    field.onEscapeKey = [this] { dismiss(); };
    addChildComponent (field);
    setVisible (false);
}

QuestionBar::~QuestionBar() = default;

void QuestionBar::ask (const juce::String& question, std::vector<Answer> answers)
{
    field.setVisible (false);
    show (question, std::move (answers));
}

void QuestionBar::askForText (const juce::String& question, const juce::String& given,
                              const juce::String& answerName,
                              std::function<void (const juce::String&)> action)
{
    field.setTitle (question);
    field.setText (given, juce::dontSendNotification);
    field.setVisible (true);
    show (question, { { answerName,
                        [this, act = std::move (action)] {
                            if (const auto line = field.getText().trim(); line.isNotEmpty())
                                act (line);
                        } },
                      { "Cancel" } });
}

void QuestionBar::show (const juce::String& question, std::vector<Answer> answers)
{
    text.setText (question, juce::dontSendNotification);
    setDescription (question);
    buttons.clear();
    choices = std::move (answers);

    for (std::size_t index = 0; index < choices.size(); ++index)
    {
        auto& button = *buttons.emplace_back (std::make_unique<juce::TextButton> (choices[index].name));
        button.onClick = [this, index] { answer (index); };
        addAndMakeVisible (button);
    }

    setVisible (true);
    resized();

    if (onChange)
        onChange();

    if (field.isShowing())
        field.grabKeyboardFocus();
    else if (isShowing())
        grabKeyboardFocus();

    juce::AccessibilityHandler::postAnnouncement (question,
                                                  juce::AccessibilityHandler::AnnouncementPriority::high);
}

void QuestionBar::dismiss()
{
    if (! isVisible())
        return;

    setVisible (false);

    if (onChange)
        onChange();
}

void QuestionBar::answer (std::size_t index)
{
    // The action may ask the next question.
    const auto action = choices[index].action;
    dismiss();

    if (action)
        action();
}

int QuestionBar::wantedHeight() const
{
    return isVisible() ? barHeight : 0;
}

void QuestionBar::paint (juce::Graphics& graphics)
{
    const auto palette = Palette::from (*this);
    graphics.fillAll (palette.raised);
    graphics.setColour (palette.accent);
    graphics.fillRect (getLocalBounds().removeFromLeft (4));
    graphics.setColour (palette.outline);
    graphics.fillRect (getLocalBounds().removeFromBottom (1));
}

void QuestionBar::resized()
{
    auto area = getLocalBounds().reduced (margin);
    area.removeFromLeft (margin);

    for (auto button = buttons.rbegin(); button != buttons.rend(); ++button)
    {
        const auto font = compatibility::font (15.0f);
        const auto width =
            juce::roundToInt (compatibility::textWidth (font, (*button)->getButtonText())) + 32;
        (*button)->setBounds (area.removeFromRight (std::max (narrowestButton, width)));
        area.removeFromRight (margin);
    }

    if (field.isVisible())
        field.setBounds (area.removeFromRight (std::min (widestField, area.getWidth() / 2)));

    text.setBounds (area);
}

bool QuestionBar::keyPressed (const juce::KeyPress& key)
{
    if (key == juce::KeyPress::escapeKey)
        dismiss();
    else if (key == juce::KeyPress::returnKey && ! choices.empty())
        answer (0);
    else
        return false;

    return true;
}

void QuestionBar::focusGained (FocusChangeType)
{
    // What is typed is meant for the field.
    if (field.isVisible())
        field.grabKeyboardFocus();
}

std::unique_ptr<juce::AccessibilityHandler> QuestionBar::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::dialogWindow);
}

} // namespace lopsided
