#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace lopsided
{

/** One key of a command, or the place for one more. Pressed, it listens: the next key is the new one, Escape gives up, and Delete
    takes away a key that is there. No dialog, and nobody else waits.

    Thread: message thread. Realtime: may block. Cost: O(1).
*/
class ShortcutButton final : public juce::Button
{
public:
    enum class Answer
    {
        done,
        again /**< the key is somebody else's: it goes on listening */
    };

    /** An invalid key for the place of a further one. */
    ShortcutButton (const juce::String& nameOfCommand, const juce::KeyPress& keyToShow);

    /** The user has pressed a key for it. */
    std::function<Answer (const juce::KeyPress&)> onKey;

    /** The user wants the key away; never called of the place for a further one. */
    std::function<void()> onRemove;

    /** It has begun to listen, or ended. */
    std::function<void()> onListening;

    [[nodiscard]] bool isListening() const noexcept { return listens; }

    /** Gives up listening. */
    void stopListening();

    /** What its words need. */
    [[nodiscard]] int wantedWidth() const;

    void clicked() override;
    void paintButton (juce::Graphics& graphics, bool isOver, bool isDown) override;
    bool keyPressed (const juce::KeyPress& pressed) override;
    void focusLost (FocusChangeType) override { stopListening(); }

private:
    using juce::Button::clicked;

    [[nodiscard]] juce::String words() const;

    const juce::KeyPress key;
    bool listens = false;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (ShortcutButton)
};

} // namespace lopsided
