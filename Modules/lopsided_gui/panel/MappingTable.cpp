#include "MappingTable.h"

#include "../look/Palette.h"
#include "NumberField.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
const juce::StringArray& mappingSources()
{
    static const juce::StringArray names { "Controller", "Pitch bend", "Pressure", "Note" };
    return names;
}

const juce::StringArray& mappingCurves()
{
    static const juce::StringArray names { "Linear", "Slow", "Fast", "Toggle" };
    return names;
}

bool hasNumber (const SessionMapping& mapping)
{
    return mapping.source == SessionMapping::Source::controller
           || mapping.source == SessionMapping::Source::note;
}
} // namespace

MappingTable::MappingTable (SessionDocument& documentToEdit)
    : document (documentToEdit),
      shown (documentToEdit.mappings())
{
    setTitle ("MIDI mappings");
    auto& header = table.getHeader();
    const auto look = juce::TableHeaderComponent::visible | juce::TableHeaderComponent::resizable;
    header.addColumn ("Source", source, 110, 66, 200, look);
    header.addColumn ("Channel", channel, 70, 46, 100, look);
    header.addColumn ("Number", number, 70, 44, 100, look);
    header.addColumn ("Moves", target, 190, 60, -1, look);
    header.addColumn ("From", minimum, 74, 44, 120, look);
    header.addColumn ("To", maximum, 74, 44, 120, look);
    header.addColumn ("Curve", curve, 90, 58, 140, look);
    header.addColumn ("", remover, 30, 30, 30, juce::TableHeaderComponent::visible);
    header.setStretchToFitActive (true);

    table.setTitle ("MIDI mappings");
    table.setRowHeight (30);
    table.setModel (this);
    addAndMakeVisible (table);
    document.addListener (this);
    setSize (740, 260);
}

MappingTable::~MappingTable()
{
    document.removeListener (this);
    table.setModel (nullptr);
}

void MappingTable::settingsChanged()
{
    if (shown == document.mappings())
        return;

    shown = document.mappings();
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

std::unique_ptr<juce::Component> MappingTable::makeCell (Column column) const
{
    switch (column)
    {
        case source:
        case channel:
        case curve: return std::make_unique<juce::ComboBox>();
        case number: return std::make_unique<NumberField> (NumberField::Range { 0.0, 127.0, 1.0, 0, {} });
        case minimum:
        case maximum: return std::make_unique<NumberField> (NumberField::Range { 0.0, 100.0, 1.0, 1, " %" });
        case remover: return std::make_unique<juce::TextButton> ("x");
        case target: break;
    }

    return nullptr;
}

juce::Component* MappingTable::refreshComponentForCell (int row, int column, bool, juce::Component* existing)
{
    std::unique_ptr<juce::Component> owned (existing); // the table hands it over, and takes what is returned
    const auto which = static_cast<Column> (column);

    if (! juce::isPositiveAndBelow (row, numShown()))
        return nullptr;

    if (owned == nullptr)
        owned = makeCell (which);

    if (owned != nullptr)
        showIn (*owned, row, which);

    return owned.release();
}

void MappingTable::showIn (juce::Component& component, int row, Column column)
{
    if (auto* box = dynamic_cast<juce::ComboBox*> (&component))
        showInBox (*box, row, column);
    else if (auto* button = dynamic_cast<juce::TextButton*> (&component))
    {
        button->setTitle ("Remove this mapping");
        button->setTooltip ("Remove this mapping");
        // Later: the button goes with its row.
        button->onClick = [safe = juce::Component::SafePointer<MappingTable> (this), row] {
            juce::MessageManager::callAsync ([safe, row] {
                if (safe != nullptr)
                    safe->remove (row);
            });
        };
    }
    else
        showInField (component, row, column);
}

void MappingTable::showInBox (juce::ComboBox& box, int row, Column column)
{
    const auto& mapping = shown[static_cast<std::size_t> (row)];
    box.setTitle (table.getHeader().getColumnName (column));
    box.onChange = nullptr;

    if (box.getNumItems() == 0)
    {
        if (column == channel)
            for (int i = 0; i <= 16; ++i)
                box.addItem (i == 0 ? juce::String ("Any") : juce::String (i), i + 1);
        else
            box.addItemList (column == source ? mappingSources() : mappingCurves(), 1);
    }

    const auto index = column == source    ? static_cast<int> (mapping.source)
                       : column == channel ? mapping.channel
                                           : static_cast<int> (mapping.curve);
    box.setSelectedItemIndex (index, juce::dontSendNotification);
    box.onChange = [this, &box, row, column] {
        const auto chosen = box.getSelectedItemIndex();
        edit (row, [chosen, column] (SessionMapping& edited) {
            if (column == source)
                edited.source = static_cast<SessionMapping::Source> (chosen);
            else if (column == channel)
                edited.channel = chosen;
            else
                edited.curve = static_cast<SessionMapping::Curve> (chosen);
        });
    };
}

void MappingTable::showInField (juce::Component& component, int row, Column column)
{
    auto* field = dynamic_cast<NumberField*> (&component);

    if (field == nullptr)
        return;

    const auto& mapping = shown[static_cast<std::size_t> (row)];
    field->setTitle (table.getHeader().getColumnName (column));
    field->setEnabled (column != number || hasNumber (mapping));
    field->show (column == number    ? mapping.number
                 : column == minimum ? 100.0 * static_cast<double> (mapping.minimum)
                                     : 100.0 * static_cast<double> (mapping.maximum));
    field->onNumber = [this, row, column] (double value) {
        edit (row, [value, column] (SessionMapping& edited) {
            if (column == number)
                edited.number = juce::roundToInt (value);
            else
                (column == minimum ? edited.minimum : edited.maximum) = static_cast<float> (value / 100.0);
        });
    };
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
        "controller.",
        getLocalBounds().reduced (20), juce::Justification::centred, 3);
}

void MappingTable::resized()
{
    table.setBounds (getLocalBounds());
}

} // namespace lopsided
