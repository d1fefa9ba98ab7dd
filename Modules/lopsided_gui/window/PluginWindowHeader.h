#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** What stands above a plugin's editor: presets, bypass, MIDI learn, the generic view, and a pin that keeps the window on top.
    What they do is the window's. Thread: message thread. Realtime: may block. Cost: O(1). */
class PluginWindowHeader final : public juce::Component
{
public:
    static constexpr int height = 34;
    static constexpr int minimumWidth = 340;

    PluginWindowHeader();

    void paint (juce::Graphics& graphics) override;
    void resized() override;

    /** What can be learnt: the parameter of this name; of nothing why not. */
    void setLearnable (const juce::String& parameter, const juce::String& whyNot);

    juce::TextButton presets { "Presets" };
    juce::TextButton bypass { "Bypass" };
    juce::TextButton learn { "Learn" };
    juce::TextButton generic { "Generic" };
    juce::TextButton pin { "Pin" };

private:
    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (PluginWindowHeader)
};

} // namespace lopsided
