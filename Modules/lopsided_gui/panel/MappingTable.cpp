// The table and its rows. What stands in its cells: MappingTableCells.cpp.
#include "MappingTable.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

MappingTable::MappingTable (SessionDocument& documentToEdit)
    : document (documentToEdit),
      shown (documentToEdit.mappings()),
      shownNames (documentToEdit.macroNames()),
      macroRow (documentToEdit)
{
    setTitle ("Mappings");
    auto& header = table.getHeader();
    const auto look = juce::TableHeaderComponent::visible | juce::TableHeaderComponent::resizable;
    header.addColumn ("Source", source, 130, 66, 260, look);
    header.addColumn ("Channel", channel, 70, 46, 100, look);
    header.addColumn ("Number", number, 70, 44, 100, look);
    header.addColumn ("Moves", target, 190, 60, -1, look);
    header.addColumn ("From", minimum, 74, 44, 120, look);
    header.addColumn ("To", maximum, 74, 44, 120, look);
    header.addColumn ("Curve", curve, 90, 58, 140, look);
    header.addColumn ("", remover, 30, 30, 30, juce::TableHeaderComponent::visible);
    header.setStretchToFitActive (true);

    table.setTitle ("Mappings");
    table.setRowHeight (30);
    table.setModel (this);
    addAndMakeVisible (table);
    addAndMakeVisible (macroRow);
    document.addListener (this);
    setSize (740, 260 + MacroMappingRow::height);
}

MappingTable::~MappingTable()
{
    document.removeListener (this);
    table.setModel (nullptr);
}

void MappingTable::settingsChanged()
{
    if (shown == document.mappings() && shownNames == document.macroNames())
        return;

    shown = document.mappings();
    shownNames = document.macroNames();
    table.updateContent();
    table.repaint();
    repaint();
}

void MappingTable::edit (int row, const Edit& change)
{
    if (! juce::isPositiveAndBelow (row, numShown()))
        return;

    auto mappings = shown;
    change (mappings[static_cast<std::size_t> (row)]);

    if (mappings != shown)
        document.setMappings (std::move (mappings));

    settingsChanged();
}

void MappingTable::remove (int row)
{
    if (! juce::isPositiveAndBelow (row, numShown()))
        return;

    auto mappings = shown;
    mappings.erase (mappings.begin() + row);
    document.setMappings (std::move (mappings));
    settingsChanged();
}

juce::Component* MappingTable::cell (int row, Column column) const
{
    return table.getCellComponent (column, row);
}

juce::String MappingTable::targetText (int row) const
{
    if (! juce::isPositiveAndBelow (row, numShown()))
        return {};

    const auto& mapping = shown[static_cast<std::size_t> (row)];
    const auto model = document.graph().model();
    const auto* node = model->findNode (mapping.node);

    if (node == nullptr || ! node->instance->hasProcessor())
        return "A node that is gone: " + mapping.parameter;

    const auto found = findParameters (node->instance->processor(), mapping.parameter);
    return node->name + ": " + (found.empty() ? mapping.parameter : found.front()->getName (64));
}

juce::String MappingTable::getCellTooltip (int row, int column)
{
    if (column == target)
        return targetText (row);

    return column == minimum || column == maximum ? juce::String ("May be turned round: from high to low")
                                                  : "";
}

void MappingTable::paintRowBackground (juce::Graphics& graphics, int, int, int, bool isSelected)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (isSelected ? palette.raised : palette.canvas);
}

void MappingTable::paintCell (juce::Graphics& graphics, int row, int column, int width, int height, bool)
{
    if (column != target)
        return;

    graphics.setColour (Palette::from (*this).text);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawText (targetText (row), 6, 0, width - 8, height, juce::Justification::centredLeft, true);
}

void MappingTable::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).surface);
}

void MappingTable::paintOverChildren (juce::Graphics& graphics)
{
    if (! shown.empty())
        return;

    const auto& palette = Palette::from (*this);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawFittedText (
        "Nothing is mapped. Press the right button on a parameter, choose MIDI learn, and move a "
        "controller. Or map a macro, below.",
        table.getBounds().reduced (20), juce::Justification::centred, 3);
}

void MappingTable::resized()
{
    auto area = getLocalBounds();
    macroRow.setBounds (area.removeFromBottom (MacroMappingRow::height));
    table.setBounds (area);
}

} // namespace lopsided
