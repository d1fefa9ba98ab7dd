#pragma once

#include <juce_gui_extra/juce_gui_extra.h>

namespace lopsided
{

/** Every command with its keys, to look up and to change. Whoever owns the manager keeps the changes:
    juce::KeyPressMappingSet is a ChangeBroadcaster, and makes XML. Thread: message thread. Realtime: may block.
    Cost: O(commands). */
class ShortcutsPanel final : public juce::Component
{
public:
    /** The manager outlives it, and has its commands. */
    explicit ShortcutsPanel (juce::ApplicationCommandManager& manager);

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    void lookAndFeelChanged() override;

private:
    juce::KeyMappingEditorComponent editor;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (ShortcutsPanel)
};

} // namespace lopsided
