#pragma once

#include "../panel/HintedTextEditor.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** A line to type a name into, and a button: what a callout shows where others would open a dialog. The callout closes when
    a name was given. Thread: message thread. Realtime: may block. Cost: O(1). */
class NameField final : public juce::Component
{
public:
    /** `title` is what the name is of. */
    NameField (const juce::String& title, const juce::String& buttonName);

    std::function<void (const juce::String& name)> onName;

    /** What Enter and the button do. */
    void accept();

    HintedTextEditor text;

    void resized() override;
    void parentHierarchyChanged() override;

private:
    juce::TextButton button;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (NameField)
};

} // namespace lopsided
