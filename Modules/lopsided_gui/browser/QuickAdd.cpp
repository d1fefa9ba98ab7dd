#include "QuickAdd.h"

#include "../look/Palette.h"
#include "PluginRowPainter.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr int quickAddWidth = 460;
constexpr int quickAddHeight = 420;
constexpr int quickAddPage = 8;
} // namespace

QuickAdd::QuickAdd (PluginList& listToSearch)
    : plugins (listToSearch)
{
    setTitle ("Add a plugin");
    setDescription ("Type a part of a plugin's name. Up and down choose, Enter adds it, Escape closes.");

    query.setTitle ("Plugin to add");
    query.setHint ("Name, maker, category, format, fav, synth");
    query.setSelectAllWhenFocused (true);
    query.onTextChange = [this] { find(); };
    query.addKeyListener (this);
    addAndMakeVisible (query);

    kinds.onChange = [this] { find(); };
    addAndMakeVisible (kinds);

    list.setTitle ("Plugins that fit");
    list.setRowHeight (PluginRowPainter::rowHeight);
    list.setModel (this);
    list.addKeyListener (this);
    addAndMakeVisible (list);

    plugins.addChangeListener (this);
    find();
    setSize (quickAddWidth, quickAddHeight);
}

QuickAdd::~QuickAdd()
{
    plugins.removeChangeListener (this);
    list.removeKeyListener (this);
    query.removeKeyListener (this);
    list.setModel (nullptr);
}

void QuickAdd::start()
{
    query.clear();
    kinds.choose ({});
    query.grabKeyboardFocus();
}

void QuickAdd::setQuery (const juce::String& text)
{
    query.setText (text, false);
    find();
}

void QuickAdd::find()
{
    found = plugins.search (kinds.word() + " " + query.getText());
    list.updateContent();
    list.selectRow (0);
    list.repaint();
    repaint();
}

std::vector<PluginListEntry> QuickAdd::results() const
{
    std::vector<PluginListEntry> entries;

    for (const auto index : found)
        entries.push_back (plugins.entries()[index]);

    return entries;
}

int QuickAdd::selectedRow() const
{
    return list.getSelectedRow();
}

void QuickAdd::moveSelection (int rows)
{
    if (! found.empty())
        list.selectRow (juce::jlimit (0, getNumRows() - 1, list.getSelectedRow() + rows));
}

void QuickAdd::choose()
{
    const auto row = list.getSelectedRow();

    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return;

    // A copy: being used changes the list, and what is done with it may end this.
    const auto reference = plugins.entries()[found[static_cast<std::size_t> (row)]].reference;
    const auto take = onChosen;
    juce::ignoreUnused (plugins.use (reference)); // to be remembered is not what the user came for

    if (take)
        take (reference);
}

void QuickAdd::cancel()
{
    if (const auto leave = onCancelled)
        leave();
}

bool QuickAdd::handleKey (const juce::KeyPress& key)
{
    const auto isKey = [&key] (int code) {
        return key.isKeyCode (code) && ! key.getModifiers().isCtrlDown();
    };

    if (isKey (juce::KeyPress::upKey))
        moveSelection (-1);
    else if (isKey (juce::KeyPress::downKey))
        moveSelection (1);
    else if (isKey (juce::KeyPress::pageUpKey))
        moveSelection (-quickAddPage);
    else if (isKey (juce::KeyPress::pageDownKey))
        moveSelection (quickAddPage);
    else if (isKey (juce::KeyPress::returnKey))
        choose();
    else if (isKey (juce::KeyPress::escapeKey))
        cancel();
    else
        return false;

    return true;
}

void QuickAdd::listBoxItemClicked (int row, const juce::MouseEvent& event)
{
    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return;

    const auto rowArea = list.getRowPosition (row, true);
    const auto isOnStar =
        PluginRowPainter::starArea (rowArea).contains (event.getEventRelativeTo (&list).getPosition());

    if (isOnStar)
        juce::ignoreUnused (
            plugins.toggleFavourite (plugins.entries()[found[static_cast<std::size_t> (row)]].reference));
    else
        choose();
}

juce::String QuickAdd::getNameForRow (int row)
{
    return juce::isPositiveAndBelow (row, getNumRows())
               ? PluginRowPainter::describe (plugins.entries()[found[static_cast<std::size_t> (row)]])
               : juce::String();
}

void QuickAdd::paintListBoxItem (int row, juce::Graphics& graphics, int width, int height, bool isSelected)
{
    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return;

    PluginRowPainter::paint (graphics, plugins.entries()[found[static_cast<std::size_t> (row)]],
                             { 0, 0, width, height }, Palette::from (*this),
                             isSelected ? PluginRowPainter::Selected::yes : PluginRowPainter::Selected::no);
}

void QuickAdd::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    const auto bounds = getLocalBounds().toFloat().reduced (0.5f);
    graphics.setColour (palette.surface);
    graphics.fillRoundedRectangle (bounds, 6.0f);
    graphics.setColour (palette.outline);
    graphics.drawRoundedRectangle (bounds, 6.0f, 1.0f);
}

void QuickAdd::paintOverChildren (juce::Graphics& graphics)
{
    if (! found.empty())
        return;

    const auto& palette = Palette::from (*this);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (15.0f));
    graphics.drawFittedText ("No plugin fits. A scan in the browser finds those that were installed lately.",
                             list.getBounds().reduced (20), juce::Justification::centred, 3);
}

void QuickAdd::resized()
{
    auto area = getLocalBounds().reduced (8);
    query.setBounds (area.removeFromTop (30));
    area.removeFromTop (6);
    kinds.setBounds (area.removeFromTop (PluginKinds::height));
    area.removeFromTop (6);
    list.setBounds (area);
}

} // namespace lopsided
