#pragma once

#include "Notice.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** One notice, as NoticeBar shows it: a mark of its kind, the text, a button for what can be done, and one to close it.
    Thread: message thread. Realtime: may block. Cost: O(text). */
class NoticeRow final : public juce::Component
{
public:
    /** Shows this one. */
    explicit NoticeRow (Notice noticeToShow);

    /** Somebody wants it gone: closed it, or did what it offers. May destroy this. */
    std::function<void()> onClose;

    [[nodiscard]] const Notice& notice() const noexcept { return shown; }

    /** The same has happened again: it is counted instead of shown twice. */
    void countAgain();

    /** How high it has to be for the whole text. */
    [[nodiscard]] int heightFor (int width) const;

    /** What the action's button does: the action, and then it goes. */
    void act();

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    [[nodiscard]] juce::String fullText() const;
    [[nodiscard]] juce::AttributedString layOut (juce::Colour colour) const;
    [[nodiscard]] juce::Rectangle<int> textArea (int width) const;
    [[nodiscard]] int actionWidth() const;

    Notice shown;
    int times = 1;
    juce::TextButton action;
    juce::TextButton close;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (NoticeRow)
};

} // namespace lopsided
