#pragma once

#include "../panel/HintedTextEditor.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <juce_gui_basics/juce_gui_basics.h>

#include <vector>

namespace lopsided
{

class ParameterRow;

/** An editor for any processor: a row for each of its parameters, which can be searched by name. Only the rows that can be
    seen exist, however many parameters there are. Of a placeholder it says why the plugin is missing.

    It follows changes from elsewhere by looking, 30 times a second while it can be seen: no audio thread calls it.

    Thread: message thread. Realtime: may block (the plugin's own code). Cost: O(parameters) to make and to search, O(rows
    in sight) to follow.
*/
class GenericEditor final : public juce::Component, private juce::ListBoxModel, private juce::Timer
{
public:
    /** The processor outlives it. */
    explicit GenericEditor (juce::AudioProcessor& processorToEdit);
    ~GenericEditor() override;

    /** What sets a parameter: SessionDocument::setParameter, as a rule. */
    std::function<void (int parameterIndex, float value)> onChange;

    // For the menu of a row; without them it has no such items.
    std::function<void (int parameterIndex)> onLearn;
    std::function<void (int parameterIndex)> onForget;
    std::function<bool (int parameterIndex)> isMapped;

    /** Shows only parameters whose names hold all these words. */
    void setFilter (const juce::String& words);

    /** What the timer does: shows what has changed. */
    void refresh();

    /** How many parameters the search has left. */
    [[nodiscard]] int numShown() const;

    /** The row that shows a parameter; null where it is out of sight. */
    [[nodiscard]] ParameterRow* rowOf (int parameterIndex) const;

    /** The menu that a row's right button opens. */
    [[nodiscard]] juce::PopupMenu menuFor (int parameterIndex);

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    void visibilityChanged() override;
    void parentHierarchyChanged() override { visibilityChanged(); }

private:
    int getNumRows() override;
    void paintListBoxItem (int, juce::Graphics&, int, int, bool) override {}
    juce::Component* refreshComponentForRow (int row, bool isSelected, juce::Component* existing) override;
    void timerCallback() override { refresh(); }
    void applyFilter();
    void showMenu (int parameterIndex);

    juce::AudioProcessor& processor;
    int numParameters = 0;
    std::vector<int> shown; // indices of parameters
    juce::String reason;    // why there is nothing to edit

    HintedTextEditor search;
    juce::ListBox list;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (GenericEditor)
};

} // namespace lopsided
