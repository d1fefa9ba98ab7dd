#include "NoticeRow.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr int noticePadding = 8;
constexpr int noticeMarkWidth = 4;
constexpr int noticeButtonHeight = 24;
constexpr float noticeFontHeight = 14.0f;

const char* nameOf (Notice::Kind kind)
{
    return kind == Notice::Kind::error ? "Error" : kind == Notice::Kind::warning ? "Warning" : "Notice";
}
} // namespace

NoticeRow::NoticeRow (Notice noticeToShow)
    : shown (std::move (noticeToShow))
{
    action.setButtonText (shown.actionName);
    action.setTooltip (shown.actionName);
    action.onClick = [this] { act(); };
    addChildComponent (action);
    action.setVisible (shown.action != nullptr && shown.actionName.isNotEmpty());

    close.setButtonText ("x");
    close.setTitle ("Close this notice");
    close.setTooltip ("Close this notice");
    close.onClick = [this] {
        if (onClose)
            onClose();
    };
    addAndMakeVisible (close);

    setTitle (nameOf (shown.kind));
    setDescription (shown.text);
}

void NoticeRow::countAgain()
{
    ++times;
    setDescription (fullText());
    repaint();
}

juce::String NoticeRow::fullText() const
{
    return times == 1 ? shown.text : shown.text + " (" + juce::String (times) + " times)";
}

juce::AttributedString NoticeRow::layOut (juce::Colour colour) const
{
    juce::AttributedString text;
    text.append (fullText(), compatibility::font (noticeFontHeight), colour);
    text.setWordWrap (juce::AttributedString::byWord);
    text.setJustification (juce::Justification::centredLeft);
    return text;
}

int NoticeRow::actionWidth() const
{
    if (! action.isVisible())
        return 0;

    const auto width = compatibility::textWidth (compatibility::font (noticeFontHeight), shown.actionName);
    return juce::roundToInt (width) + 4 * noticePadding;
}

juce::Rectangle<int> NoticeRow::textArea (int width) const
{
    const auto buttons = noticeButtonHeight + actionWidth() + 2 * noticePadding;
    return { noticeMarkWidth + noticePadding, noticePadding,
             juce::jmax (40, width - noticeMarkWidth - 2 * noticePadding - buttons), 0 };
}

int NoticeRow::heightFor (int width) const
{
    juce::TextLayout layout;
    layout.createLayout (layOut ({}), static_cast<float> (textArea (width).getWidth()));
    const auto text = static_cast<int> (std::ceil (layout.getHeight()));
    return juce::jmax (noticeButtonHeight, text) + 2 * noticePadding;
}

void NoticeRow::act()
{
    // The action may do anything, also to this: what is needed later is taken along.
    const auto whatToDo = shown.action;
    const auto whatThen = onClose;

    if (whatToDo)
        whatToDo();

    if (whatThen)
        whatThen();
}

void NoticeRow::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    const auto bounds = getLocalBounds().toFloat().reduced (0.5f);
    graphics.setColour (palette.raised);
    graphics.fillRoundedRectangle (bounds, 4.0f);
    graphics.setColour (palette.outline);
    graphics.drawRoundedRectangle (bounds, 4.0f, 1.0f);

    graphics.setColour (shown.kind == Notice::Kind::error     ? palette.bad
                        : shown.kind == Notice::Kind::warning ? palette.warning
                                                              : palette.accent);
    graphics.fillRoundedRectangle (bounds.withWidth (static_cast<float> (noticeMarkWidth)), 2.0f);

    auto area = textArea (getWidth());
    area.setHeight (getHeight() - 2 * noticePadding);
    layOut (palette.text).draw (graphics, area.toFloat());
}

void NoticeRow::resized()
{
    auto area = getLocalBounds().reduced (noticePadding, 0);
    const auto top = (getHeight() - noticeButtonHeight) / 2;
    close.setBounds (area.removeFromRight (noticeButtonHeight).withY (top).withHeight (noticeButtonHeight));
    area.removeFromRight (noticePadding);
    action.setBounds (area.removeFromRight (actionWidth()).withY (top).withHeight (noticeButtonHeight));
}

} // namespace lopsided
