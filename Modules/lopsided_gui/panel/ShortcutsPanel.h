#pragma once

#include "ShortcutRow.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace lopsided
{

/** Every command with its keys, to look up and to change in place. Whoever owns the manager keeps the changes:
    juce::KeyPressMappingSet is a ChangeBroadcaster, and makes XML. Thread: message thread. Realtime: may block.
    Cost: O(commands). */
class ShortcutsPanel final : public juce::Component, private juce::ChangeListener
{
public:
    /** The manager outlives it, and has its commands. */
    explicit ShortcutsPanel (juce::ApplicationCommandManager& manager);
    ~ShortcutsPanel() override;

    /** The row of a command; null where it has none. */
    [[nodiscard]] ShortcutRow* row (juce::CommandID command) const;

    /** What it says of a key that was pressed. */
    [[nodiscard]] juce::String remark() const { return words.getText(); }

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    void focusOfChildComponentChanged (FocusChangeType cause) override; /**< brings it into view */

private:
    /** A heading and its rows. Thread: message thread. */
    struct Category
    {
        std::unique_ptr<juce::Label> heading;
        std::vector<std::unique_ptr<ShortcutRow>> rows;
    };

    void changeListenerCallback (juce::ChangeBroadcaster*) override;
    void addCategory (const juce::String& name);
    void reset();
    void expectReset (bool isExpected);
    void layOutRows();

    juce::KeyPressMappingSet& mappings;
    juce::Component content;
    std::vector<Category> categories;
    juce::Viewport viewport;
    juce::Label words;
    juce::TextButton resetButton;
    bool resets = false;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (ShortcutsPanel)
};

} // namespace lopsided
