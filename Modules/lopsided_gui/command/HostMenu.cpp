#include "HostMenu.h"

#include "CommandTable.h"

namespace lopsided
{

HostMenu::HostMenu (juce::ApplicationCommandManager& managerToAsk)
    : commands (managerToAsk)
{
    setApplicationCommandManagerToWatch (&managerToAsk);
}

juce::StringArray HostMenu::getMenuBarNames()
{
    return CommandTable::menus();
}

juce::PopupMenu HostMenu::getMenuForIndex (int, const juce::String& name)
{
    juce::PopupMenu menu;

    for (const auto& entry : CommandTable::entries())
        if (name == entry.menu)
            menu.addCommandItem (&commands, CommandTable::id (entry.command));

    if (name == CommandTable::menus()[0] && recentSessions)
    {
        shownRecent = recentSessions();
        juce::PopupMenu recent;

        for (std::size_t index = 0; index < shownRecent.size(); ++index)
            recent.addItem (firstRecent + static_cast<int> (index), shownRecent[index].getFullPathName(),
                            shownRecent[index].existsAsFile());

        menu.addSeparator();
        menu.addSubMenu ("Recent", recent, ! shownRecent.empty());
    }

    return menu;
}

void HostMenu::menuItemSelected (int id, int)
{
    const auto index = static_cast<std::size_t> (id - firstRecent);

    if (id >= firstRecent && index < shownRecent.size() && openRecent)
        openRecent (shownRecent[index]);
}

} // namespace lopsided
