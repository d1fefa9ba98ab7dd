#include "PluginFolderList.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr std::array searchedFormats { PluginFormat::lv2, PluginFormat::vst3, PluginFormat::ladspa };
} // namespace

PluginFolderList::PluginFolderList (NoticeBoard& boardToTell, const juce::File& fileToKeep)
    : board (boardToTell),
      file (fileToKeep),
      kept (PluginFolders::load (fileToKeep))
{
    setTitle ("Folders");
    heading.setText ("Folders searched for", juce::dontSendNotification);
    heading.setMinimumHorizontalScale (0.9f);
    addAndMakeVisible (heading);

    for (const auto searched : searchedFormats)
        formats.addItem (toString (searched), formats.getNumItems() + 1);

    formats.setTitle ("Format");
    formats.setTooltip ("Whose folders are shown");
    formats.setSelectedItemIndex (0, juce::dontSendNotification);
    formats.onChange = [this] {
        showFormat (searchedFormats[static_cast<std::size_t> (formats.getSelectedItemIndex())]);
    };
    addAndMakeVisible (formats);

    standard.setTooltip (
        "Search the standard folders of each format, and those that LV2_PATH and LADSPA_PATH name");
    standard.onClick = [this] {
        setStandard (standard.getToggleState() ? Standard::searched : Standard::left);
    };
    addAndMakeVisible (standard);

    addButton.setTooltip ("Search a further folder, for plugins of every format");
    addButton.onClick = [this] {
        chooseFolder (
            [safe = juce::Component::SafePointer<PluginFolderList> (this)] (const juce::File& folder) {
                if (safe != nullptr)
                    safe->add (folder);
            });
    };
    addChildComponent (addButton);

    removeButton.setTooltip ("No longer search the folder that is selected; one of the standard ones stays");
    removeButton.onClick = [this] { remove (lines[list.getSelectedRow()]); };
    addAndMakeVisible (removeButton);

    list.setTitle ("Folders");
    list.setRowHeight (24);
    list.setModel (this);
    addAndMakeVisible (list);
    showFormat (PluginFormat::lv2);
}

PluginFolderList::~PluginFolderList()
{
    list.setModel (nullptr);
}

void PluginFolderList::showFormat (PluginFormat formatToShow)
{
    format = formatToShow;
    const auto path = kept.searchPath (format);
    lines.clear();

    for (int i = 0; i < path.getNumPaths(); ++i)
        lines.add (path[i].getFullPathName());

    list.updateContent();
    list.repaint();
    update();
}

void PluginFolderList::update()
{
    standard.setToggleState (kept.useStandard, juce::dontSendNotification);
    removeButton.setEnabled (kept.further.contains (lines[list.getSelectedRow()]));
}

void PluginFolderList::add (const juce::File& folder)
{
    if (kept.further.addIfNotAlreadyThere (folder.getFullPathName()))
        keep();
}

void PluginFolderList::remove (const juce::String& folder)
{
    if (! kept.further.contains (folder))
        return;

    kept.further.removeString (folder);
    keep();
}

void PluginFolderList::setStandard (Standard standardToUse)
{
    kept.useStandard = standardToUse == Standard::searched;
    keep();
}

void PluginFolderList::keep()
{
    if (const auto saved = kept.save (file); saved.failed())
        board.post ({ Notice::Kind::error, "The folders could not be kept. " + saved.getErrorMessage() });

    showFormat (format);
}

void PluginFolderList::setFolderChooser (std::function<void (FolderTaker)> chooser)
{
    chooseFolder = std::move (chooser);
    addButton.setVisible (chooseFolder != nullptr);
}

void PluginFolderList::paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                                         bool isSelected)
{
    const auto& palette = Palette::from (*this);
    auto area = juce::Rectangle<int> { 0, 0, width, height };

    if (isSelected)
    {
        graphics.setColour (palette.raised);
        graphics.fillRect (area);
    }

    area = area.reduced (8, 0);
    const auto isOwn = kept.further.contains (lines[row]);
    graphics.setFont (compatibility::font (13.0f));
    graphics.setColour (palette.quietText);
    graphics.drawText (isOwn ? "yours" : "standard", area.removeFromRight (60),
                       juce::Justification::centredRight, true);
    graphics.setColour (palette.text);
    graphics.drawText (lines[row], area, juce::Justification::centredLeft, true);
}

void PluginFolderList::paint (juce::Graphics& graphics)
{
    graphics.setColour (Palette::from (*this).canvas);
    graphics.fillRect (list.getBounds());
}

void PluginFolderList::resized()
{
    auto area = getLocalBounds();
    auto line = area.removeFromTop (26);
    heading.setBounds (line.removeFromLeft (140));
    formats.setBounds (line.removeFromLeft (90));
    line.removeFromLeft (8);
    standard.setBounds (line);
    area.removeFromTop (4);

    auto buttons = area.removeFromBottom (26);
    addButton.setBounds (buttons.removeFromLeft (84));
    buttons.removeFromLeft (6);
    removeButton.setBounds (buttons.removeFromLeft (84));
    area.removeFromBottom (4);
    list.setBounds (area);
}

} // namespace lopsided
