// What stands in the cells of a MappingTable.
#include "MappingTable.h"

#include "NumberField.h"

namespace lopsided
{

namespace
{
const juce::StringArray& mappingSources()
{
    static const juce::StringArray names { "Controller", "Pitch bend", "Pressure", "Note", "Macro" };
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

bool isMacro (const SessionMapping& mapping)
{
    return mapping.source == SessionMapping::Source::macro;
}
} // namespace

std::unique_ptr<juce::Component> MappingTable::makeCell (int row, Column column) const
{
    if (column == number && isMacro (shown[static_cast<std::size_t> (row)]))
        return std::make_unique<juce::ComboBox>(); // by name

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

    // A row's number is chosen by name, or entered: another kind of cell once the source has changed.
    if (owned == nullptr
        || (which == number
            && isMacro (shown[static_cast<std::size_t> (row)])
                   != (dynamic_cast<juce::ComboBox*> (owned.get()) != nullptr)))
        owned = makeCell (row, which);

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
    fillBox (box, row, column);
    box.setEnabled (column != channel || ! isMacro (mapping));

    const auto index = column == source    ? static_cast<int> (mapping.source)
                       : column == channel ? mapping.channel
                       : column == number  ? mapping.number
                                           : static_cast<int> (mapping.curve);
    box.setSelectedItemIndex (index, juce::dontSendNotification);
    box.onChange = [this, &box, row, column] {
        const auto chosen = box.getSelectedItemIndex();
        edit (row, [chosen, column] (SessionMapping& edited) {
            if (column == source)
                edited.source = static_cast<SessionMapping::Source> (chosen);
            else if (column == channel)
                edited.channel = chosen;
            else if (column == number)
                edited.number = chosen;
            else
                edited.curve = static_cast<SessionMapping::Curve> (chosen);
        });
    };
}

void MappingTable::fillBox (juce::ComboBox& box, int row, Column column)
{
    const auto& mapping = shown[static_cast<std::size_t> (row)];

    if (box.getNumItems() == 0)
    {
        if (column == channel)
            for (int i = 0; i <= 16; ++i)
                box.addItem (i == 0 ? juce::String ("Any") : juce::String (i), i + 1);
        else if (column == number)
            for (int i = 0; i < SessionLimits::maximumMacros; ++i)
                box.addItem (MacroMappingRow::describe (document, i), i + 1);
        else
            box.addItemList (column == source ? mappingSources() : mappingCurves(), 1);
    }
    else if (column == number)
        for (int i = 0; i < SessionLimits::maximumMacros; ++i)
            box.changeItemText (i + 1, MacroMappingRow::describe (document, i));

    // The cell says which macro it is.
    if (column == source)
        box.changeItemText (mappingSources().size(),
                            isMacro (mapping) ? MacroMappingRow::describe (document, mapping.number)
                                              : mappingSources()[mappingSources().size() - 1]);
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

} // namespace lopsided
