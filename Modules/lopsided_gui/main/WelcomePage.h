#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace lopsided
{

/** What an empty session shows instead of its canvas: the ways that lead to sound, each a click or two away, and the sessions that
    were open last.

    Thread: message thread. Realtime: may block. Cost: O(recent sessions).
*/
class WelcomePage final : public juce::Component, public juce::DragAndDropTarget
{
public:
    WelcomePage();
    ~WelcomePage() override;

    std::function<void()> onInstrument; /**< play a plugin with the keyboard */
    std::function<void()> onEffect;     /**< send the input through a plugin */
    std::function<void()> onOpen;
    std::function<void()> onScan;
    std::function<void (const juce::File&)> onRecent;

    /** Takes what is dropped on the page: the canvas, in whose place it is. Outlives it where there is one. */
    juce::DragAndDropTarget* dropTarget = nullptr;

    /** The plugins that are known: none means that they are to be looked for first. */
    void setNumPlugins (int number);

    /** At most five of them are offered. */
    void setRecent (const std::vector<juce::File>& newestFirst);

    void paint (juce::Graphics&) override;
    void resized() override;

    bool isInterestedInDragSource (const SourceDetails& details) override;
    void itemDropped (const SourceDetails& details) override;

private:
    class Choice;

    Choice& add (const juce::String& title, const juce::String& description, std::function<void()> action);
    [[nodiscard]] juce::Rectangle<int> page() const;

    std::vector<std::unique_ptr<Choice>> choices;
    std::vector<std::unique_ptr<juce::TextButton>> recent;
    int numPlugins = 0;
};

} // namespace lopsided
