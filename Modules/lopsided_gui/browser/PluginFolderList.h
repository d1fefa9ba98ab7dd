#pragma once

#include "../notice/NoticeBoard.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <functional>

namespace lopsided
{

/** The folders that are searched for plugins: those of one format at a time, the user's own to add and remove, and whether
    the standard ones count. Every change is kept at once.

    Thread: message thread. Realtime: may block. Cost: of a change that of PluginFolders::save.
*/
class PluginFolderList final : public juce::Component, private juce::ListBoxModel
{
public:
    /** The board outlives it: it is told what could not be kept. */
    PluginFolderList (NoticeBoard& boardToTell, const juce::File& fileToKeep);
    ~PluginFolderList() override;

    [[nodiscard]] const PluginFolders& folders() const noexcept { return kept; }

    using FolderTaker = std::function<void (const juce::File&)>;

    /** Lets the user choose a folder, and gives it to the taker. Without it there is no way to add one by hand. */
    void setFolderChooser (std::function<void (FolderTaker)> chooser);

    /** Shows where this one is looked for. */
    void showFormat (PluginFormat format);

    /** Where the shown format is looked for. */
    [[nodiscard]] juce::StringArray shownFolders() const { return lines; }

    /** Searches a further folder from now on. */
    void add (const juce::File& folder);
    /** No longer searches a folder of the user's; one of the standard ones stays. */
    void remove (const juce::String& folder);

    enum class Standard
    {
        left,
        searched
    };

    /** Whether the standard folders are searched. */
    void setStandard (Standard standard);

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    int getNumRows() override { return lines.size(); }
    void paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                           bool isSelected) override;
    juce::String getNameForRow (int row) override { return lines[row]; }
    juce::String getTooltipForRow (int row) override { return lines[row]; }
    void selectedRowsChanged (int) override { update(); }

    /** Takes one away, and keeps that. */
    void deleteKeyPressed (int row) override { remove (lines[row]); }
    void keep();
    void update();

    NoticeBoard& board;
    const juce::File file;
    PluginFolders kept;
    PluginFormat format = PluginFormat::lv2;
    juce::StringArray lines;

    juce::Label heading;
    juce::ComboBox formats;
    juce::ToggleButton standard { "Standard folders" };
    juce::TextButton addButton { "Add..." };
    juce::TextButton removeButton { "Remove" };
    juce::ListBox list;
    std::function<void (FolderTaker)> chooseFolder;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (PluginFolderList)
};

} // namespace lopsided
