#include "ShortcutsPanel.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{
namespace
{

constexpr auto shortcutMargin = 8;
constexpr auto shortcutHeadingHeight = 28;
constexpr auto shortcutLineHeight = 26;

} // namespace

ShortcutsPanel::ShortcutsPanel (juce::ApplicationCommandManager& manager)
    : mappings (*manager.getKeyMappings())
{
    setTitle ("Shortcuts");

    for (const auto& name : manager.getCommandCategories())
        if (name.isNotEmpty())
            addCategory (name);

    viewport.setViewedComponent (&content, false);
    viewport.setScrollBarsShown (true, false);
    viewport.setWantsKeyboardFocus (false);
    words.setMinimumHorizontalScale (0.7f);
    resetButton.setTooltip ("Gives every command the keys that it had at first");
    resetButton.onClick = [this] { reset(); };
    expectReset (false);

    for (auto* part : std::initializer_list<juce::Component*> { &viewport, &words, &resetButton })
        addAndMakeVisible (part);

    mappings.addChangeListener (this);
    setSize (480, 420);
}

ShortcutsPanel::~ShortcutsPanel()
{
    mappings.removeChangeListener (this);
}

void ShortcutsPanel::addCategory (const juce::String& name)
{
    auto& category = categories.emplace_back();
    category.heading = std::make_unique<juce::Label> (name, name);
    category.heading->setFont (compatibility::font (14.0f, juce::Font::bold));
    category.heading->setBorderSize ({ 0, 0, 0, 0 });
    content.addAndMakeVisible (*category.heading);

    for (const auto command : mappings.getCommandManager().getCommandsInCategory (name))
    {
        auto& row = *category.rows.emplace_back (std::make_unique<ShortcutRow> (mappings, command));
        row.onRemark = [this] (const juce::String& sentence) {
            words.setText (sentence, juce::dontSendNotification);
            expectReset (false);
        };
        row.onChange = [this] { layOutRows(); };
        content.addAndMakeVisible (row);
    }
}

ShortcutRow* ShortcutsPanel::row (juce::CommandID command) const
{
    for (const auto& category : categories)
        for (const auto& row : category.rows)
            if (row->command() == command)
                return row.get();

    return nullptr;
}

void ShortcutsPanel::changeListenerCallback (juce::ChangeBroadcaster*)
{
    for (const auto& category : categories)
        for (const auto& row : category.rows)
            row->refresh();
}

// What cannot be undone is asked for twice, by the button itself.
void ShortcutsPanel::reset()
{
    if (resets)
        mappings.resetToDefaultMappings();

    expectReset (! resets);
}

void ShortcutsPanel::expectReset (bool isExpected)
{
    resets = isExpected;
    resetButton.setButtonText (resets ? "Press again to reset all" : "Back to the first keys");
}

void ShortcutsPanel::layOutRows()
{
    const auto width = viewport.getMaximumVisibleWidth() - shortcutMargin;
    auto y = 0;

    for (const auto& category : categories)
    {
        category.heading->setBounds (0, y, width, shortcutHeadingHeight);
        y += shortcutHeadingHeight;

        for (const auto& row : category.rows)
        {
            const auto height = row->heightAt (width);
            row->setBounds (0, y, width, height);
            y += height;
        }
    }

    content.setSize (width, y);
}

void ShortcutsPanel::focusOfChildComponentChanged (FocusChangeType)
{
    const auto* focused = juce::Component::getCurrentlyFocusedComponent();

    if (focused == nullptr || ! content.isParentOf (focused))
        return;

    const auto area = content.getLocalArea (focused, focused->getLocalBounds());
    const auto seen = viewport.getViewArea();

    if (area.getY() < seen.getY())
        viewport.setViewPosition (0, area.getY());
    else if (area.getBottom() > seen.getBottom())
        viewport.setViewPosition (0, area.getBottom() - seen.getHeight());
}

void ShortcutsPanel::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).surface);
}

void ShortcutsPanel::resized()
{
    auto area = getLocalBounds().reduced (shortcutMargin);
    auto bottom = area.removeFromBottom (shortcutLineHeight);
    resetButton.setBounds (bottom.removeFromRight (170));
    area.removeFromBottom (4);
    words.setBounds (area.removeFromBottom (shortcutLineHeight));
    viewport.setBounds (area);
    layOutRows();
}

} // namespace lopsided
