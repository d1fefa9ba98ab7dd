#pragma once

#include "../look/Palette.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** A field that says what it is for while it is empty, in the theme's quiet colour.
    Thread: message thread. Realtime: may block. Cost: O(1). */
class HintedTextEditor final : public juce::TextEditor
{
public:
    /** What it says while it is empty. */
    void setHint (const juce::String& hintToShow)
    {
        hint = hintToShow;
        showHint();
    }

    void lookAndFeelChanged() override
    {
        juce::TextEditor::lookAndFeelChanged();
        applyColourToAllText (Palette::from (*this).text);
        showHint();
    }

    /** Keeps its line in the middle of its height. */
    void resized() override
    {
        juce::TextEditor::resized();
        constexpr auto indent = 6;
        setIndents (indent, juce::jmax (1, (getHeight() - juce::roundToInt (getFont().getHeight())) / 2 - 1));
    }

    void parentHierarchyChanged() override
    {
        juce::TextEditor::parentHierarchyChanged();
        showHint();
    }

private:
    void showHint() { setTextToShowWhenEmpty (hint, Palette::from (*this).quietText); }

    juce::String hint;
};

} // namespace lopsided
