#pragma once

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

#include <vector>

namespace lopsided
{

/** Maps a macro to a parameter, without learning: which macro, of which node, which parameter, and a button, in one row.

    Thread: message thread. Realtime: may block. Cost: O(nodes) where the structure changes, O(parameters) of a choice.
*/
class MacroMappingRow final : public juce::Component, private DocumentListener
{
public:
    static constexpr int height = 38;

    /** It outlives this. */
    explicit MacroMappingRow (SessionDocument& documentToEdit);
    ~MacroMappingRow() override;

    /** How a macro is called: "Macro 12 – Cutoff", or "Macro 12" where nobody has named it; the number 0 is the first's.
        Cost: O(log macros). */
    [[nodiscard]] static juce::String describe (const SessionDocument& document, int number);

    void resized() override;

    juce::ComboBox macro;     /**< by number */
    juce::ComboBox node;      /**< those that have parameters */
    juce::ComboBox parameter; /**< the chosen node's */
    juce::TextButton add { "Map" };

private:
    void settingsChanged() override { showMacros(); }
    void structureChanged() override { showNodes(); }

    void showMacros();
    void showNodes();
    void showParameters();
    void map();

    /** Nothing where none is chosen. */
    [[nodiscard]] NodeID chosenNode() const;

    SessionDocument& document;
    std::vector<NodeID> nodes;            // as listed
    std::vector<juce::String> parameters; // their ids, as listed
    std::map<int, juce::String> shownNames;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (MacroMappingRow)
};

} // namespace lopsided
