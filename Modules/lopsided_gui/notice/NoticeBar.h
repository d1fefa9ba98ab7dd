#pragma once

#include "NoticeBoard.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace lopsided
{

class NoticeRow;

/** Shows notices one above the other, the newest at the bottom, and announces them to screen readers.

    Information goes by itself after some seconds, unless the mouse is over it; warnings and errors stay until they are closed.
    Of more than four at once the oldest information gives way; what then still has no room waits, and is counted on a button.
    All that were posted are in a history.

    Lay it over other components: it takes the mouse only where a notice is. Give it preferredHeight() when onHeightChanged
    says so.

    Thread: message thread. Realtime: may block. Cost: O(notices that wait).
*/
class NoticeBar final : public juce::Component, public NoticeBoard, private juce::Timer
{
public:
    static constexpr int maximumVisible = 4;
    static constexpr int informationMilliseconds = 6000;
    static constexpr int maximumHistory = 200;

    NoticeBar();
    ~NoticeBar() override;

    void post (Notice notice) override;

    /** Its preferred height has become another. */
    std::function<void()> onHeightChanged;
    /** How high it has to be for what it shows; 0 where that is nothing. */
    [[nodiscard]] int preferredHeight() const;

    /** Those that can be seen now, oldest first. */
    [[nodiscard]] std::vector<NoticeRow*> visibleRows() const;
    /** Those that have no room. */
    [[nodiscard]] int numWaiting() const;

    /** Closes also those that wait. */
    void closeAll();

    /** What the timer does: time has passed. */
    void elapse (int milliseconds);

    struct Past
    {
        juce::Time time;
        Notice::Kind kind {};
        juce::String text;
    };

    /** Oldest first. */
    [[nodiscard]] const std::vector<Past>& history() const noexcept { return past; }

    /** The history as a text, newest first, for a callout or a window of the owner's. */
    [[nodiscard]] std::unique_ptr<juce::Component> createHistory() const;

    void resized() override;

private:
    struct Shown;

    void timerCallback() override;
    void remember (const Notice& notice);
    [[nodiscard]] bool isRepeated (const Notice& notice);
    void remove (const NoticeRow* row);
    void arrange();

    std::vector<std::unique_ptr<Shown>> all; // oldest first
    std::vector<Past> past;
    juce::TextButton waiting;
    int lastHeight = 0;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (NoticeBar)
};

} // namespace lopsided
