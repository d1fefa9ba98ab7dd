#pragma once

#include "MacroMappingRow.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** What of MIDI, and which macro, moves which parameter, as a table to edit in place, with a row below it that maps macros.
    Every change goes to the document at once.

    Thread: message thread. Realtime: may block. Cost: of a change O(mappings).
*/
class MappingTable final : public juce::Component, private juce::TableListBoxModel, private DocumentListener
{
public:
    enum Column
    {
        source = 1,
        channel,
        number,
        target,
        minimum,
        maximum,
        curve,
        remover
    };

    /** It outlives this. */
    explicit MappingTable (SessionDocument& documentToEdit);
    ~MappingTable() override;

    /** How many mappings there are. */
    [[nodiscard]] int numShown() const { return static_cast<int> (shown.size()); }

    /** A cell's control, where it is in sight. */
    [[nodiscard]] juce::Component* cell (int row, Column column) const;

    /** What a mapping moves: "Reverb: Mix". */
    [[nodiscard]] juce::String targetText (int row) const;

    /** What maps macros. */
    [[nodiscard]] MacroMappingRow& adder() noexcept { return macroRow; }

    /** Takes a mapping out of the document. */
    void remove (int row);

    void paint (juce::Graphics& graphics) override;
    void paintOverChildren (juce::Graphics& graphics) override;
    void resized() override;

private:
    using Edit = std::function<void (SessionMapping&)>;

    /** How many mappings the table has. */
    int getNumRows() override { return numShown(); }
    void paintRowBackground (juce::Graphics& graphics, int row, int width, int height,
                             bool isSelected) override;
    void paintCell (juce::Graphics& graphics, int row, int column, int width, int height,
                    bool isSelected) override;
    juce::Component* refreshComponentForCell (int row, int column, bool isSelected,
                                              juce::Component* existing) override;
    juce::String getCellTooltip (int row, int column) override;

    /** Takes a mapping away: one step of the document's. */
    void deleteKeyPressed (int row) override { remove (row); }
    void settingsChanged() override;
    void structureChanged() override { table.repaint(); }

    [[nodiscard]] std::unique_ptr<juce::Component> makeCell (int row, Column column) const;
    void showIn (juce::Component& component, int row, Column column);
    void showInBox (juce::ComboBox& box, int row, Column column);
    void fillBox (juce::ComboBox& box, int row, Column column);
    void showInField (juce::Component& component, int row, Column column);
    void edit (int row, const Edit& change);

    SessionDocument& document;
    std::vector<SessionMapping> shown;
    std::map<int, juce::String> shownNames; // of macros
    juce::TableListBox table;
    MacroMappingRow macroRow;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (MappingTable)
};

} // namespace lopsided
