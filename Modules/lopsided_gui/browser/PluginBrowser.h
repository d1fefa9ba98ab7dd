#pragma once

#include "../panel/HintedTextEditor.h"
#include "PluginKinds.h"
#include "PluginList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <set>
#include <vector>

namespace lopsided
{

/** A panel with all plugins, on shelves by category, maker or format that fold, or, while something is searched for, as a
    plain list with the best first. Plugins can be dragged out (PluginDrag; a parent has to be a juce::DragAndDropContainer),
    double-clicked, taken by Enter, and starred.

    Thread: message thread. Realtime: may block. Cost: of a letter that of PluginList::search.
*/
class PluginBrowser final : public juce::Component, private juce::ListBoxModel, private juce::ChangeListener
{
public:
    enum class Shelves
    {
        category,
        maker,
        format
    };

    /** The list outlives it. */
    explicit PluginBrowser (PluginList& listToShow);
    ~PluginBrowser() override;

    /** One was double-clicked, or Enter was pressed on it. */
    std::function<void (const PluginReference&)> onChosen;

    /** Somebody wants to look for plugins; without it there is no such button. */
    std::function<void()> onScan;

    /** What the shelves are by; all of them unfold. */
    void setShelves (Shelves shelves);
    /** What typing it does. */
    void setQuery (const juce::String& query);

    /** A line of the list: a shelf, or a plugin. */
    struct Line
    {
        juce::String shelf;               /**< its name, where it is one */
        std::optional<std::size_t> entry; /**< of PluginList::entries(), where it is a plugin */
        int numOnShelf = 0;
    };

    [[nodiscard]] const std::vector<Line>& lines() const noexcept { return shown; }

    /** Folds a shelf, or unfolds it. */
    void toggleShelf (const juce::String& name);

    void paint (juce::Graphics& graphics) override;
    void paintOverChildren (juce::Graphics& graphics) override;
    void resized() override;

private:
    int getNumRows() override { return static_cast<int> (shown.size()); }
    void paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                           bool isSelected) override;
    juce::String getNameForRow (int row) override;
    juce::String getTooltipForRow (int row) override;
    juce::var getDragSourceDescription (const juce::SparseSet<int>& rows) override;
    void listBoxItemClicked (int row, const juce::MouseEvent& event) override;
    void listBoxItemDoubleClicked (int row, const juce::MouseEvent& event) override;
    void returnKeyPressed (int row) override;
    void changeListenerCallback (juce::ChangeBroadcaster*) override { arrange(); }

    [[nodiscard]] const PluginListEntry* entryAt (int row) const;
    [[nodiscard]] const juce::String& shelfOf (const PluginListEntry& entry) const;
    void arrange();
    void arrangeShelves (const std::vector<std::size_t>& found);
    void choose (int row);

    PluginList& plugins;
    std::vector<Line> shown;
    std::set<juce::String> folded;
    Shelves grouping = Shelves::category;

    HintedTextEditor query;
    PluginKinds kinds;
    juce::ComboBox groups;
    juce::TextButton scan { "Scan..." };
    juce::ListBox list;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (PluginBrowser)
};

} // namespace lopsided
