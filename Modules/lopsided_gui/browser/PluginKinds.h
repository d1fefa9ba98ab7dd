#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <array>

namespace lopsided
{

/** A row of buttons for what kind of plugins to see; the chosen one is a word of PluginList::search.
    Thread: message thread. Realtime: may block. Cost: O(1). */
class PluginKinds final : public juce::Component
{
public:
    static constexpr int height = 24;

    PluginKinds();

    /** Another one was chosen. */
    std::function<void()> onChange;

    /** The word to search for; empty for all. */
    [[nodiscard]] juce::String word() const;

    /** Chooses the one that stands for a word of word()'s; any other means all. */
    void choose (const juce::String& wordToChoose);

    void resized() override;

private:
    std::array<juce::TextButton, 5> buttons;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (PluginKinds)
};

} // namespace lopsided
