#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace lopsided
{

/** A question with a few answers, in a bar that stops nobody: what plays plays on, and everything else can be used meanwhile.
    One question at a time; a new one takes the place of one that was not answered. Escape answers none of it.

    Thread: message thread. Realtime: may block. Cost: O(answers).
*/
class QuestionBar final : public juce::Component
{
public:
    struct Answer
    {
        juce::String name;
        std::function<void()> action {}; /**< none: the question goes, and that is all */
    };

    QuestionBar();
    ~QuestionBar() override;

    /** The first answer is what Return means. */
    void ask (const juce::String& question, std::vector<Answer> answers);

    /** Asks for a line of text, which begins as it is given. The action gets it, without the space around it; not where it is empty. */
    void askForText (const juce::String& question, const juce::String& given, const juce::String& answerName,
                     std::function<void (const juce::String&)> action);

    /** Takes the question away, unanswered. */
    void dismiss();

    [[nodiscard]] bool isAsking() const noexcept { return isVisible(); }

    /** Called when it comes or goes, for whoever lays it out. */
    std::function<void()> onChange;

    /** In pixels; 0 while it asks nothing. */
    [[nodiscard]] int wantedHeight() const;

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress& key) override;
    void focusGained (FocusChangeType) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void show (const juce::String& question, std::vector<Answer> answers);
    void answer (std::size_t index);

    juce::Label text;
    juce::TextEditor field; // shown where text is asked for
    std::vector<Answer> choices;
    std::vector<std::unique_ptr<juce::TextButton>> buttons;
};

} // namespace lopsided
