#include "PluginBrowser.h"

#include "../look/Palette.h"
#include "PluginDrag.h"
#include "PluginRowPainter.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <map>

namespace lopsided
{

PluginBrowser::PluginBrowser (PluginList& listToShow)
    : plugins (listToShow)
{
    setTitle ("Plugins");
    setFocusContainerType (FocusContainerType::focusContainer);

    query.setTitle ("Search plugins");
    query.setHint ("Search plugins");
    query.setTooltip ("A part of a name, maker, category or format; fav, synth, effect, midi");
    query.onTextChange = [this] { arrange(); };
    query.onEscapeKey = [this] { setQuery ({}); };
    query.onReturnKey = [this] { list.grabKeyboardFocus(); };
    addAndMakeVisible (query);

    kinds.onChange = [this] { arrange(); };
    addAndMakeVisible (kinds);

    groups.setTitle ("Shelves");
    groups.setTooltip ("What the shelves are by");
    groups.addItemList ({ "By category", "By maker", "By format" }, 1);
    groups.setSelectedItemIndex (0, juce::dontSendNotification);
    groups.onChange = [this] { setShelves (static_cast<Shelves> (groups.getSelectedItemIndex())); };
    addAndMakeVisible (groups);

    scan.setTooltip ("Look for plugins, see which failed and why, and choose folders");
    scan.onClick = [this] {
        if (onScan)
            onScan();
    };
    addAndMakeVisible (scan);

    list.setTitle ("Plugins");
    list.setRowHeight (PluginRowPainter::rowHeight);
    list.setModel (this);
    addAndMakeVisible (list);

    plugins.addChangeListener (this);
    arrange();
    setSize (320, 600);
}

PluginBrowser::~PluginBrowser()
{
    plugins.removeChangeListener (this);
    list.setModel (nullptr);
}

void PluginBrowser::setShelves (Shelves shelves)
{
    grouping = shelves;
    groups.setSelectedItemIndex (static_cast<int> (shelves), juce::dontSendNotification);
    folded.clear();
    arrange();
}

void PluginBrowser::setQuery (const juce::String& text)
{
    query.setText (text, false);
    arrange();
}

void PluginBrowser::toggleShelf (const juce::String& name)
{
    if (folded.erase (name) == 0)
        folded.insert (name);

    arrange();
}

const juce::String& PluginBrowser::shelfOf (const PluginListEntry& entry) const
{
    static const juce::String unknown ("Unknown maker");
    const auto& name = grouping == Shelves::category ? entry.category
                       : grouping == Shelves::maker  ? entry.maker
                                                     : entry.format;
    return name.isNotEmpty() ? name : unknown;
}

void PluginBrowser::arrange()
{
    const auto found = plugins.search (kinds.word() + " " + query.getText());
    shown.clear();

    if (query.getText().trim().isEmpty() && kinds.word() != "recent")
        arrangeShelves (found);
    else
        for (const auto index : found)
            shown.push_back ({ {}, index, 0 });

    list.updateContent();
    list.repaint();
    repaint();
}

void PluginBrowser::arrangeShelves (const std::vector<std::size_t>& found)
{
    struct Order
    {
        bool operator() (const juce::String& one, const juce::String& other) const
        {
            return one.compareNatural (other) < 0;
        }
    };

    std::map<juce::String, std::vector<std::size_t>, Order> shelves;

    for (const auto index : found)
        shelves[shelfOf (plugins.entries()[index])].push_back (index);

    for (auto& [name, entries] : shelves)
    {
        shown.push_back ({ name, std::nullopt, static_cast<int> (entries.size()) });
        std::sort (entries.begin(), entries.end()); // as the list is: by name

        if (! folded.contains (name))
            for (const auto index : entries)
                shown.push_back ({ {}, index, 0 });
    }
}

const PluginListEntry* PluginBrowser::entryAt (int row) const
{
    if (! juce::isPositiveAndBelow (row, static_cast<int> (shown.size())))
        return nullptr;

    const auto index = shown[static_cast<std::size_t> (row)].entry;
    return index.has_value() && *index < plugins.entries().size() ? &plugins.entries()[*index] : nullptr;
}

juce::String PluginBrowser::getNameForRow (int row)
{
    if (const auto* entry = entryAt (row))
        return PluginRowPainter::describe (*entry);

    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return {};

    const auto& line = shown[static_cast<std::size_t> (row)];
    return "Shelf " + line.shelf + ", " + juce::String (line.numOnShelf)
           + (folded.contains (line.shelf) ? " plugins, folded" : " plugins");
}

juce::String PluginBrowser::getTooltipForRow (int row)
{
    return getNameForRow (row);
}

juce::var PluginBrowser::getDragSourceDescription (const juce::SparseSet<int>& rows)
{
    const auto* entry = entryAt (rows[0]);
    return entry != nullptr ? PluginDrag::describe (entry->reference) : juce::var();
}

void PluginBrowser::listBoxItemClicked (int row, const juce::MouseEvent& event)
{
    if (const auto* entry = entryAt (row))
    {
        const auto star = PluginRowPainter::starArea (list.getRowPosition (row, true));

        if (star.contains (event.getEventRelativeTo (&list).getPosition()))
            juce::ignoreUnused (plugins.toggleFavourite (PluginReference (entry->reference)));

        return;
    }

    if (juce::isPositiveAndBelow (row, getNumRows()))
        toggleShelf (juce::String (shown[static_cast<std::size_t> (row)].shelf));
}

void PluginBrowser::listBoxItemDoubleClicked (int row, const juce::MouseEvent&)
{
    if (entryAt (row) != nullptr)
        choose (row);
}

void PluginBrowser::returnKeyPressed (int row)
{
    if (entryAt (row) != nullptr)
        choose (row);
    else if (juce::isPositiveAndBelow (row, getNumRows()))
        toggleShelf (juce::String (shown[static_cast<std::size_t> (row)].shelf));
}

void PluginBrowser::choose (int row)
{
    const auto reference = entryAt (row)->reference;
    const auto take = onChosen;
    juce::ignoreUnused (plugins.use (reference));

    if (take)
        take (reference);
}

void PluginBrowser::paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                                      bool isSelected)
{
    const auto& palette = Palette::from (*this);

    if (const auto* entry = entryAt (row))
        return PluginRowPainter::paint (graphics, *entry, { 0, 0, width, height }, palette,
                                        isSelected ? PluginRowPainter::Selected::yes
                                                   : PluginRowPainter::Selected::no);

    if (! juce::isPositiveAndBelow (row, getNumRows()))
        return;

    const auto& line = shown[static_cast<std::size_t> (row)];
    auto area = juce::Rectangle<int> { 0, 0, width, height }.reduced (8, 4);
    graphics.setColour (isSelected ? palette.accent : palette.raised);
    graphics.fillRoundedRectangle (area.toFloat().expanded (4.0f, 2.0f), 4.0f);

    graphics.setColour (isSelected ? palette.accentText : palette.quietText);
    juce::Path arrow;
    const auto at = area.removeFromLeft (16).withSizeKeepingCentre (9, 9).toFloat();
    arrow.addTriangle (at.getTopLeft(), at.getTopRight(), { at.getCentreX(), at.getBottom() });

    if (folded.contains (line.shelf))
        arrow.applyTransform (juce::AffineTransform::rotation (-juce::MathConstants<float>::halfPi,
                                                               at.getCentreX(), at.getCentreY()));

    graphics.fillPath (arrow);
    graphics.setFont (compatibility::font (13.0f));
    graphics.drawText (juce::String (line.numOnShelf), area.removeFromRight (40),
                       juce::Justification::centredRight, true);
    graphics.setColour (isSelected ? palette.accentText : palette.text);
    graphics.setFont (compatibility::font (14.0f, juce::Font::bold));
    graphics.drawText (line.shelf, area, juce::Justification::centredLeft, true);
}

void PluginBrowser::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
}

void PluginBrowser::paintOverChildren (juce::Graphics& graphics)
{
    if (! shown.empty())
        return;

    const auto& palette = Palette::from (*this);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawFittedText ("No plugin fits.", list.getBounds().reduced (16), juce::Justification::centred,
                             2);
}

void PluginBrowser::resized()
{
    auto area = getLocalBounds().reduced (6);
    query.setBounds (area.removeFromTop (28));
    area.removeFromTop (5);
    kinds.setBounds (area.removeFromTop (PluginKinds::height));
    area.removeFromTop (5);

    auto line = area.removeFromTop (26);
    scan.setBounds (line.removeFromRight (84));
    line.removeFromRight (5);
    groups.setBounds (line);
    area.removeFromTop (5);
    list.setBounds (area);
}

} // namespace lopsided
