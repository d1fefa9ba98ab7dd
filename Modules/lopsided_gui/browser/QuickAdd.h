#pragma once

#include "../panel/HintedTextEditor.h"
#include "PluginKinds.h"
#include "PluginList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <vector>

namespace lopsided
{

/** A line to type into and the plugins that fit: up and down choose, Enter takes, Escape leaves. The owner shows it where the
    plugin is to be, and takes it away again.

    Thread: message thread. Realtime: may block. Cost: of a letter that of PluginList::search.
*/
class QuickAdd final : public juce::Component,
                       private juce::ListBoxModel,
                       private juce::KeyListener,
                       private juce::ChangeListener
{
public:
    /** The list outlives it. */
    explicit QuickAdd (PluginList& listToSearch);
    ~QuickAdd() override;

    /** Somebody has taken one; it is noted as used. */
    std::function<void (const PluginReference&)> onChosen;

    /** Somebody has left without one. */
    std::function<void()> onCancelled;

    /** Begins anew, with the focus in the line. */
    void start();

    /** What typing it does. */
    void setQuery (const juce::String& query);

    /** What fits, the best first. */
    [[nodiscard]] std::vector<PluginListEntry> results() const;
    /** Which of the results Enter would take; -1 where there are none. */
    [[nodiscard]] int selectedRow() const;

    // What the keys do.
    /** Chooses another of the results, so many rows further down. */
    void moveSelection (int rows);
    void choose(); /**< the selected one */
    void cancel(); /**< leaves without one */

    /** Whether it was one of the keys that choose, take or leave, and was followed. */
    bool handleKey (const juce::KeyPress& key);

    void paint (juce::Graphics& graphics) override;
    void paintOverChildren (juce::Graphics& graphics) override;
    void resized() override;

private:
    int getNumRows() override { return static_cast<int> (found.size()); }
    void paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                           bool isSelected) override;
    juce::String getNameForRow (int row) override;
    juce::String getTooltipForRow (int row) override { return getNameForRow (row); }
    void listBoxItemClicked (int row, const juce::MouseEvent& event) override;
    void returnKeyPressed (int) override { choose(); }

    using juce::Component::keyPressed;
    bool keyPressed (const juce::KeyPress& key, juce::Component*) override { return handleKey (key); }
    void changeListenerCallback (juce::ChangeBroadcaster*) override { find(); }
    void find();

    PluginList& plugins;
    std::vector<std::size_t> found;

    HintedTextEditor query;
    PluginKinds kinds;
    juce::ListBox list;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (QuickAdd)
};

} // namespace lopsided
