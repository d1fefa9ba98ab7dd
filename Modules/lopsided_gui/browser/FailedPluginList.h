#pragma once

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <vector>

namespace lopsided
{

/** The plugins that a scan could not open, each with the reason. Thread: message thread. Realtime: may block.
    Cost: O(failures). */
class FailedPluginList final : public juce::Component, private juce::ListBoxModel
{
public:
    FailedPluginList();
    ~FailedPluginList() override;

    /** Lists these. */
    void show (std::vector<PluginRecord> failures);

    /** A line's name and reason. */
    [[nodiscard]] juce::String textOf (int row) const;

    void paint (juce::Graphics& graphics) override;
    void paintOverChildren (juce::Graphics& graphics) override;
    void resized() override { list.setBounds (getLocalBounds()); }

private:
    int getNumRows() override { return static_cast<int> (shown.size()); }
    void paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                           bool isSelected) override;
    juce::String getNameForRow (int row) override { return textOf (row); }
    juce::String getTooltipForRow (int row) override { return textOf (row); }
    [[nodiscard]] static juce::String nameOf (const PluginRecord& record);

    std::vector<PluginRecord> shown;
    juce::ListBox list;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (FailedPluginList)
};

} // namespace lopsided
