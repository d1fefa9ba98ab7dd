#include "ShortcutsPanel.h"

#include "../look/Palette.h"

namespace lopsided
{

ShortcutsPanel::ShortcutsPanel (juce::ApplicationCommandManager& manager)
    : editor (*manager.getKeyMappings(), true)
{
    setTitle ("Shortcuts");
    addAndMakeVisible (editor);
    lookAndFeelChanged();
    setSize (480, 420);
}

void ShortcutsPanel::lookAndFeelChanged()
{
    const auto& palette = Palette::from (*this);
    editor.setColours (palette.canvas, palette.text);
}

void ShortcutsPanel::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).surface);
}

void ShortcutsPanel::resized()
{
    editor.setBounds (getLocalBounds().reduced (6));
}

} // namespace lopsided
