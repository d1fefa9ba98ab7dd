#include "CommentEditor.h"

#include <utility>

namespace lopsided
{

CommentEditor::CommentEditor (const juce::String& title, const juce::String& text, Lines lines,
                              std::function<void (std::optional<juce::String>)> done)
    : numLines (lines),
      tell (std::move (done))
{
    setTitle (title);
    setMultiLine (lines == Lines::several, true);
    setReturnKeyStartsNewLine (lines == Lines::several);
    setEscapeAndReturnKeysConsumed (true);
    setText (text, juce::dontSendNotification);
    selectAll();
    onReturnKey = [this] { end (getText()); };
    onFocusLost = [this] { end (getText()); };
    onEscapeKey = [this] { end (std::nullopt); };
}

bool CommentEditor::keyPressed (const juce::KeyPress& key)
{
    if (numLines == Lines::several
        && key == juce::KeyPress (juce::KeyPress::returnKey, juce::ModifierKeys::ctrlModifier, 0))
    {
        end (getText());
        return true;
    }

    return juce::TextEditor::keyPressed (key);
}

void CommentEditor::end (std::optional<juce::String> text)
{
    // Once: what is told takes the focus away, which would tell it again.
    if (const auto once = std::exchange (tell, nullptr))
        once (std::move (text));
}

} // namespace lopsided
