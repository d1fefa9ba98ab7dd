#include "GenericEditor.h"

#include "../look/Palette.h"
#include "ParameterRow.h"

#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

namespace
{
constexpr int genericRowHeight = 30;
constexpr int genericWidth = 460;
constexpr int mostRowsAtFirst = 14;
constexpr int genericSearchHeight = 26;
constexpr int fewParameters = 6; // that nobody has to search in

juce::String reasonOf (const juce::AudioProcessor& processor)
{
    if (const auto* placeholder = dynamic_cast<const PlaceholderProcessor*> (&processor))
        return "'" + placeholder->getName()
               + "' is not there; its place, its connections and its settings are kept.\n\n"
               + juce::String (placeholder->missing().reason.message);

    return processor.getParameters().isEmpty() ? "This plugin has no parameters." : "";
}
} // namespace

GenericEditor::GenericEditor (juce::AudioProcessor& processorToEdit)
    : processor (processorToEdit),
      numParameters (processorToEdit.getParameters().size()),
      reason (reasonOf (processorToEdit))
{
    setTitle ("Parameters of " + processor.getName());
    setDescription (reason);

    search.setTitle ("Search parameters");
    search.setHint ("Search parameters");
    search.setTooltip ("Shows only parameters whose names hold these words");
    search.onTextChange = [this] { applyFilter(); };
    search.onEscapeKey = [this] { setFilter ({}); };
    addChildComponent (search);
    search.setVisible (numParameters > fewParameters);

    list.setTitle ("Parameters");
    list.setRowHeight (genericRowHeight);
    list.setModel (this);
    addAndMakeVisible (list);
    applyFilter();

    const auto rows = juce::jlimit (4, mostRowsAtFirst, numParameters);
    setSize (genericWidth, rows * genericRowHeight + (search.isVisible() ? genericSearchHeight + 8 : 0) + 8);
}

GenericEditor::~GenericEditor()
{
    list.setModel (nullptr);
}

void GenericEditor::setFilter (const juce::String& words)
{
    search.setText (words, false);
    applyFilter();
}

void GenericEditor::applyFilter()
{
    const auto words = juce::StringArray::fromTokens (search.getText(), true);
    const auto& parameters = processor.getParameters();
    shown.clear();

    for (int index = 0; index < parameters.size(); ++index)
    {
        const auto name = parameters[index]->getName (256);
        const auto fits = [&name] (const juce::String& word) { return name.containsIgnoreCase (word); };

        if (std::all_of (words.begin(), words.end(), fits))
            shown.push_back (index);
    }

    list.updateContent();
}

int GenericEditor::getNumRows()
{
    return static_cast<int> (shown.size());
}

int GenericEditor::numShown() const
{
    return static_cast<int> (shown.size());
}

juce::Component* GenericEditor::refreshComponentForRow (int row, bool, juce::Component* existing)
{
    std::unique_ptr<juce::Component> owned (existing); // the list hands it over, and takes what is returned

    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return nullptr;

    auto* parameterRow = dynamic_cast<ParameterRow*> (owned.get());

    if (parameterRow == nullptr)
    {
        auto made = std::make_unique<ParameterRow> (processor);
        parameterRow = made.get();
        parameterRow->onMenu = [this] (int index) { showMenu (index); };
        parameterRow->onChange = [this] (int index, float value) {
            if (onChange)
                onChange (index, value);
        };
        owned = std::move (made);
    }

    const auto index = shown[static_cast<std::size_t> (row)];

    if (parameterRow->parameterIndex() != index)
        parameterRow->show (index);

    const auto mapped = isMapped && isMapped (index);
    parameterRow->setMapped (mapped ? ParameterRow::Mapped::yes : ParameterRow::Mapped::no);
    return owned.release();
}

void GenericEditor::refresh()
{
    // Some plugins replace their parameters when they load something else.
    if (std::exchange (numParameters, processor.getParameters().size()) != processor.getParameters().size())
    {
        reason = reasonOf (processor);
        applyFilter();
        repaint();
    }

    const auto top = list.getViewport() != nullptr ? list.getViewport()->getViewPositionY() : 0;
    const auto first = top / genericRowHeight;

    for (int row = first; row <= first + list.getNumRowsOnScreen(); ++row)
        if (auto* shownRow = dynamic_cast<ParameterRow*> (list.getComponentForRowNumber (row)))
        {
            const auto mapped = isMapped && isMapped (shownRow->parameterIndex());
            shownRow->setMapped (mapped ? ParameterRow::Mapped::yes : ParameterRow::Mapped::no);
            shownRow->refresh();
        }
}

ParameterRow* GenericEditor::rowOf (int parameterIndex) const
{
    const auto found = std::find (shown.begin(), shown.end(), parameterIndex);

    if (found == shown.end())
        return nullptr;

    return dynamic_cast<ParameterRow*> (
        list.getComponentForRowNumber (static_cast<int> (std::distance (shown.begin(), found))));
}

juce::PopupMenu GenericEditor::menuFor (int parameterIndex)
{
    juce::PopupMenu menu;
    const auto mapped = isMapped && isMapped (parameterIndex);

    if (onLearn)
        menu.addItem ("MIDI learn", [this, parameterIndex] { onLearn (parameterIndex); });

    if (onForget)
        menu.addItem ("Remove mapping", mapped, false, [this, parameterIndex] { onForget (parameterIndex); });

    if (auto* parameter = processor.getParameters()[parameterIndex]; parameter != nullptr && onChange)
        menu.addItem ("Set to its default", parameter->isAutomatable(), false,
                      [this, parameterIndex, value = parameter->getDefaultValue()] {
                          onChange (parameterIndex, value);
                      });

    return menu;
}

void GenericEditor::showMenu (int parameterIndex)
{
    // The menu goes with the editor: what its items do uses it.
    menuFor (parameterIndex)
        .showMenuAsync (juce::PopupMenu::Options()
                            .withTargetComponent (this)
                            .withDeletionCheck (*this)
                            .withMousePosition());
}

void GenericEditor::visibilityChanged()
{
    if (isShowing())
        startTimerHz (30);
    else
        stopTimer();
}

void GenericEditor::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);

    if (reason.isEmpty())
        return;

    graphics.setColour (palette.text);
    graphics.setFont (compatibility::font (15.0f));
    graphics.drawFittedText (reason, getLocalBounds().reduced (16), juce::Justification::centred, 12);
}

void GenericEditor::resized()
{
    auto area = getLocalBounds().reduced (4);

    if (search.isVisible())
    {
        search.setBounds (area.removeFromTop (genericSearchHeight));
        area.removeFromTop (4);
    }

    list.setBounds (area);
    list.setVisible (reason.isEmpty());
}

} // namespace lopsided
