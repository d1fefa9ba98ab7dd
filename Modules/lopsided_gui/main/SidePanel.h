#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>

namespace lopsided
{

/** A panel at an edge of the window: a title, a button that closes it, and what it shows.

    Thread: message thread. Realtime: may block. Cost: O(1), and its content's.
*/
class SidePanel final : public juce::Component
{
public:
    /** It owns its content. */
    SidePanel (const juce::String& title, std::unique_ptr<juce::Component> contentToShow);
    ~SidePanel() override;

    std::function<void()> onClose;

    /** What it shows. */
    [[nodiscard]] juce::Component& content() noexcept { return *shown; }

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress& key) override;

private:
    static constexpr int headHeight = 30;

    std::unique_ptr<juce::Component> shown;
    juce::TextButton closeButton { "Close" };
};

} // namespace lopsided
