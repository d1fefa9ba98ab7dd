#include "ShortcutRow.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>

namespace lopsided
{
namespace
{

constexpr auto commandWidth = 150;
constexpr auto keyHeight = 24;
constexpr auto keyGap = 4;

} // namespace

ShortcutRow::ShortcutRow (juce::KeyPressMappingSet& mappingsToEdit, juce::CommandID commandToShow)
    : mappings (mappingsToEdit),
      id (commandToShow),
      name (mappings.getCommandManager().getCommandForID (commandToShow)->shortName)
{
    setTitle (name);
    add ({}, -1);
    refresh();
}

void ShortcutRow::refresh()
{
    const auto now = mappings.getKeyPressesAssignedToCommand (id);

    if (now == shown)
        return;

    const auto focused =
        std::ranges::find_if (keys, [] (const auto& button) { return button->hasKeyboardFocus (false); });
    const auto focusedIndex = std::distance (keys.begin(), focused);
    const auto hadFocus = focused != keys.end();
    shown = now;
    keys.clear();

    for (int index = 0; index < shown.size(); ++index)
        add (shown[index], index);

    add ({}, -1);
    resized();

    if (hadFocus)
        keys[std::min (keys.size() - 1, static_cast<std::size_t> (focusedIndex))]->grabKeyboardFocus();

    if (onChange)
        onChange();
}

void ShortcutRow::add (const juce::KeyPress& key, int index)
{
    auto& button = *keys.emplace_back (std::make_unique<ShortcutButton> (name, key));
    button.onKey = [this, index] (const juce::KeyPress& pressed) { return assign (pressed, index); };
    button.onRemove = [this, index] { mappings.removeKeyPress (id, index); };
    button.onListening = [this] {
        askedFor = {};

        if (onRemark)
            onRemark ({});

        resized();

        if (onChange)
            onChange();
    };
    addAndMakeVisible (button);
}

ShortcutButton::Answer ShortcutRow::assign (const juce::KeyPress& key, int index)
{
    const auto owner = mappings.findCommandForKeyPress (key);

    if (owner == id)
        return ShortcutButton::Answer::done;

    if (owner != 0 && key != askedFor)
    {
        askedFor = key;

        if (onRemark)
            onRemark (key.getTextDescription() + " is "
                      + mappings.getCommandManager().getNameOfCommand (owner)
                      + ". Press it again to take it from there, or Escape.");

        return ShortcutButton::Answer::again;
    }

    mappings.removeKeyPress (key);

    if (index >= 0)
        mappings.removeKeyPress (id, index);

    mappings.addKeyPress (id, key, index);
    return ShortcutButton::Answer::done;
}

std::vector<juce::Rectangle<int>> ShortcutRow::places (int width) const
{
    std::vector<juce::Rectangle<int>> all;
    auto x = commandWidth;
    auto y = keyGap / 2;

    for (const auto& button : keys)
    {
        const auto wanted = button->wantedWidth();

        if (x > commandWidth && x + wanted > width)
        {
            x = commandWidth;
            y += keyHeight + keyGap;
        }

        all.push_back ({ x, y, wanted, keyHeight });
        x += wanted + keyGap;
    }

    return all;
}

int ShortcutRow::heightAt (int width) const
{
    return places (width).back().getBottom() + keyGap / 2;
}

void ShortcutRow::resized()
{
    const auto all = places (getWidth());

    for (std::size_t index = 0; index < keys.size(); ++index)
        keys[index]->setBounds (all[index]);
}

void ShortcutRow::paint (juce::Graphics& graphics)
{
    graphics.setColour (Palette::from (*this).text);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawText (name, 0, keyGap / 2, commandWidth - 8, keyHeight, juce::Justification::centredLeft,
                       true);
}

} // namespace lopsided
