#include "MacroMappingRow.h"

#include <algorithm>

namespace lopsided
{

MacroMappingRow::MacroMappingRow (SessionDocument& documentToEdit)
    : document (documentToEdit)
{
    // A box with nothing chosen is read by its tooltip.
    macro.setTooltip ("Macro to map");
    node.setTooltip ("Node to map it to");
    parameter.setTooltip ("Parameter to map it to");
    node.setTextWhenNothingSelected ("Node");
    node.setTextWhenNoChoicesAvailable ("No node has parameters");
    parameter.setTextWhenNothingSelected ("Parameter");
    add.setTooltip ("Let this macro move this parameter");

    node.onChange = [this] { showParameters(); };
    parameter.onChange = [this] { add.setEnabled (parameter.getSelectedId() != 0); };
    add.onClick = [this] { map(); };

    for (auto* child : std::initializer_list<juce::Component*> { &macro, &node, &parameter, &add })
        addAndMakeVisible (child);

    for (int number = 0; number < SessionLimits::maximumMacros; ++number)
        macro.addItem (describe (document, number), number + 1);

    shownNames = document.macroNames();
    macro.setSelectedItemIndex (0, juce::dontSendNotification);
    showNodes();
    document.addListener (this);
}

MacroMappingRow::~MacroMappingRow()
{
    document.removeListener (this);
}

juce::String MacroMappingRow::describe (const SessionDocument& document, int number)
{
    const auto own = "Macro " + juce::String (number + 1);
    const auto named = document.macroNames().find (number);
    return named != document.macroNames().end()
               ? own + juce::String::fromUTF8 (" \xe2\x80\x93 ") + named->second
               : own;
}

void MacroMappingRow::showMacros()
{
    if (shownNames == document.macroNames())
        return;

    shownNames = document.macroNames();
    const auto chosen = macro.getSelectedItemIndex(); // before its text is another one

    for (int number = 0; number < SessionLimits::maximumMacros; ++number)
        macro.changeItemText (number + 1, describe (document, number));

    macro.setSelectedItemIndex (chosen, juce::dontSendNotification);
}

void MacroMappingRow::showNodes()
{
    const auto chosen = chosenNode();
    nodes.clear();
    node.clear (juce::dontSendNotification);

    for (const auto& each : document.graph().model()->nodes())
        if (each.instance->hasProcessor() && each.instance->numParameters() > 0)
        {
            nodes.push_back (each.id);
            node.addItem (each.name.isNotEmpty() ? each.name : juce::String (each.id.uid),
                          static_cast<int> (nodes.size()));
        }

    const auto place = std::find (nodes.begin(), nodes.end(), chosen);

    if (place != nodes.end())
        node.setSelectedItemIndex (static_cast<int> (place - nodes.begin()), juce::dontSendNotification);

    showParameters();
}

void MacroMappingRow::showParameters()
{
    const auto chosen = parameter.getSelectedItemIndex() >= 0
                            ? parameters[static_cast<std::size_t> (parameter.getSelectedItemIndex())]
                            : juce::String();
    parameters.clear();
    parameter.clear (juce::dontSendNotification);
    const auto model = document.graph().model();

    if (const auto* found = model->findNode (chosenNode());
        found != nullptr && found->instance->hasProcessor())
        for (const auto* each : found->instance->processor().getParameters())
            if (each->isAutomatable())
            {
                static constexpr int longestName = 64;
                const auto name = each->getName (longestName);
                parameters.push_back (parameterId (*each));
                parameter.addItem (name.isNotEmpty() ? name : parameters.back(),
                                   static_cast<int> (parameters.size()));
            }

    const auto place = std::find (parameters.begin(), parameters.end(), chosen);

    if (chosen.isNotEmpty() && place != parameters.end())
        parameter.setSelectedItemIndex (static_cast<int> (place - parameters.begin()),
                                        juce::dontSendNotification);

    parameter.setEnabled (! parameters.empty());
    add.setEnabled (parameter.getSelectedId() != 0);
}

NodeID MacroMappingRow::chosenNode() const
{
    const auto index = static_cast<std::size_t> (node.getSelectedId() - 1);
    return index < nodes.size() ? nodes[index] : NodeID();
}

void MacroMappingRow::map()
{
    const auto index = parameter.getSelectedItemIndex();

    if (index < 0)
        return;

    SessionMapping mapping;
    mapping.source = SessionMapping::Source::macro;
    mapping.number = macro.getSelectedItemIndex();
    mapping.node = chosenNode();
    mapping.parameter = parameters[static_cast<std::size_t> (index)];

    auto mappings = document.mappings();
    mappings.push_back (std::move (mapping));
    document.setMappings (std::move (mappings));
}

void MacroMappingRow::resized()
{
    static constexpr int gap = 6;
    static constexpr int buttonWidth = 64;
    auto area = getLocalBounds().reduced (gap, gap / 2);
    add.setBounds (area.removeFromRight (buttonWidth));
    area.removeFromRight (gap);
    const auto width = (area.getWidth() - 2 * gap) / 3;
    macro.setBounds (area.removeFromLeft (width));
    area.removeFromLeft (gap);
    node.setBounds (area.removeFromLeft (width));
    area.removeFromLeft (gap);
    parameter.setBounds (area);
}

} // namespace lopsided
