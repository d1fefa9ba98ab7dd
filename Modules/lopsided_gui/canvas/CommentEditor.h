#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <optional>

namespace lopsided
{

/** A field over a comment, or over a node's title, in which it is written anew. Thread: message thread. Realtime: may block.
    Cost: JUCE's. */
class CommentEditor final : public juce::TextEditor
{
public:
    enum class Lines
    {
        one,    /**< Enter ends it */
        several /**< Ctrl+Enter ends it */
    };

    /** `done` is told the text; nothing where Escape was pressed. It must not destroy this. */
    CommentEditor (const juce::String& title, const juce::String& text, Lines lines,
                   std::function<void (std::optional<juce::String>)> done);

    bool keyPressed (const juce::KeyPress& key) override;

private:
    void end (std::optional<juce::String> text);

    const Lines numLines;
    std::function<void (std::optional<juce::String>)> tell;
};

} // namespace lopsided
