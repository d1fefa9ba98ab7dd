#include "SidePanels.h"

#include <algorithm>

namespace lopsided
{
namespace
{

constexpr auto browserWidth = 280;
constexpr auto rightWidth = 440;
constexpr auto mappingsWidth = 640; // a table of seven columns
constexpr auto keyboardHeight = 140;
constexpr auto leastCanvas = 240; // what the canvas keeps of the width

} // namespace

SidePanels::SidePanels (juce::Component& ownerOfPanels, juce::PropertySet& settings)
    : owner (ownerOfPanels),
      remembered (settings)
{}

void SidePanels::add (Panel panel, const juce::String& title, Factory factory)
{
    entries[panel] = { title, std::move (factory) };
}

void SidePanels::show (Panel panel)
{
    auto& entry = entries.at (panel);

    if (isAtTheRight (panel))
        for (auto& [other, ignored] : entries)
            if (other != panel && isAtTheRight (other) && isShown (other))
                hide (other);

    if (entry.panel == nullptr)
    {
        entry.panel = std::make_unique<SidePanel> (entry.title, entry.factory());
        entry.panel->onClose = [this, panel] { hide (panel); };
        owner.addChildComponent (*entry.panel);
    }

    entry.panel->setVisible (true);
    changed (panel);
}

void SidePanels::hide (Panel panel)
{
    if (! isShown (panel))
        return;

    entries.at (panel).panel->setVisible (false);
    changed (panel);
}

void SidePanels::toggle (Panel panel)
{
    if (isShown (panel))
        hide (panel);
    else
        show (panel);
}

bool SidePanels::isShown (Panel panel) const
{
    const auto& entry = entries.at (panel);
    return entry.panel != nullptr && entry.panel->isVisible();
}

juce::Component* SidePanels::content (Panel panel) const
{
    const auto& entry = entries.at (panel);
    return entry.panel != nullptr ? &entry.panel->content() : nullptr;
}

void SidePanels::restore()
{
    for (const auto panel : { Panel::browser, Panel::keyboard })
        if (remembered.getBoolValue (keyOf (panel), panel == Panel::browser))
            show (panel);
}

void SidePanels::changed (Panel panel)
{
    remembered.setValue (keyOf (panel), isShown (panel));

    if (onChange)
        onChange();
}

bool SidePanels::isAtTheRight (Panel panel)
{
    return panel != Panel::browser && panel != Panel::keyboard;
}

juce::String SidePanels::keyOf (Panel panel)
{
    return panel == Panel::browser ? "showBrowser" : panel == Panel::keyboard ? "showKeyboard" : "showRight";
}

juce::Rectangle<int> SidePanels::layOut (juce::Rectangle<int> area)
{
    const auto widthFor = [&area] (int wanted) {
        return std::clamp (area.getWidth() - leastCanvas, 0, wanted);
    };

    if (isShown (Panel::keyboard))
        entries.at (Panel::keyboard).panel->setBounds (area.removeFromBottom (keyboardHeight));

    if (isShown (Panel::browser))
        entries.at (Panel::browser).panel->setBounds (area.removeFromLeft (widthFor (browserWidth)));

    for (auto& [panel, entry] : entries)
        if (isAtTheRight (panel) && isShown (panel))
            entry.panel->setBounds (
                area.removeFromRight (widthFor (panel == Panel::mappings ? mappingsWidth : rightWidth)));

    return area;
}

} // namespace lopsided
