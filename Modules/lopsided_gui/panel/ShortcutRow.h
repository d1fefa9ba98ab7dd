#pragma once

#include "ShortcutButton.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace lopsided
{

/** A command with its keys, each of which can be changed in place.

    Thread: message thread. Realtime: may block. Cost: O(keys).
*/
class ShortcutRow final : public juce::Component
{
public:
    /** The mappings outlive it. */
    ShortcutRow (juce::KeyPressMappingSet& mappingsToEdit, juce::CommandID commandToShow);

    /** Tells the user something about what he has pressed; empty when that is over. */
    std::function<void (const juce::String&)> onRemark;

    /** It needs another height, or others do. */
    std::function<void()> onChange;

    /** Shows the keys that the command has by now. */
    void refresh();

    [[nodiscard]] juce::CommandID command() const noexcept { return id; }

    /** Its keys, and last the place for a further one. */
    [[nodiscard]] const std::vector<std::unique_ptr<ShortcutButton>>& buttons() const noexcept
    {
        return keys;
    }

    /** At a width, with its keys in as many lines as they need. */
    [[nodiscard]] int heightAt (int width) const;

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    void add (const juce::KeyPress& key, int index);
    [[nodiscard]] ShortcutButton::Answer assign (const juce::KeyPress& key, int index);
    [[nodiscard]] std::vector<juce::Rectangle<int>> places (int width) const;

    juce::KeyPressMappingSet& mappings;
    const juce::CommandID id;
    const juce::String name;
    juce::Array<juce::KeyPress> shown;
    juce::KeyPress askedFor; // somebody else's, pressed once
    std::vector<std::unique_ptr<ShortcutButton>> keys;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (ShortcutRow)
};

} // namespace lopsided
