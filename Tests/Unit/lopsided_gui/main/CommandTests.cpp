#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <map>
#include <set>

namespace lopsided::testing
{
namespace
{

TEST (CommandTable, GivesNoKeyToTwoCommands)
{
    std::map<juce::String, juce::String> owners;

    for (const auto& entry : CommandTable::entries())
        for (const auto& key : CommandTable::info (entry).defaultKeypresses)
        {
            const auto [owner, isNew] = owners.emplace (key.getTextDescription(), entry.name);
            EXPECT_TRUE (isNew) << key.getTextDescription() << ": " << entry.name << " and " << owner->second;
        }
}

TEST (CommandTable, NamesAndDescribesEachCommandOnce)
{
    std::set<HostCommand> commands;
    std::set<juce::String> names;

    for (const auto& entry : CommandTable::entries())
    {
        EXPECT_TRUE (commands.insert (entry.command).second) << entry.name;
        EXPECT_TRUE (names.insert (entry.name).second) << entry.name;
        EXPECT_GT (juce::String (entry.description).length(), 8) << entry.name;
        EXPECT_EQ (&CommandTable::entry (entry.command), &entry);
    }
}

/** Users' own shortcuts are kept by these numbers. */
TEST (CommandTable, KeepsItsNumbers)
{
    EXPECT_EQ (CommandTable::id (HostCommand::newSession), 0x1000);
    EXPECT_EQ (CommandTable::id (HostCommand::undo), 0x1100);
    EXPECT_EQ (CommandTable::id (HostCommand::quickAdd), 0x1200);
    EXPECT_EQ (CommandTable::id (HostCommand::zoomIn), 0x1300);
    EXPECT_EQ (CommandTable::id (HostCommand::playOrStop), 0x1400);
    EXPECT_EQ (CommandTable::id (HostCommand::audioSettings), 0x1500);
}

TEST (HostCommands, PerformWhatIsActive)
{
    HostCommands commands;
    auto isActive = false;
    auto numPerformed = 0;
    commands.set (HostCommand::undo, { [&] { ++numPerformed; }, [&] { return isActive; } });

    EXPECT_FALSE (commands.perform (HostCommand::undo));
    EXPECT_EQ (numPerformed, 0);

    isActive = true;
    EXPECT_TRUE (commands.perform (HostCommand::undo));
    EXPECT_EQ (numPerformed, 1);
}

TEST (HostCommands, TellJuceWhatIsActiveAndTicked)
{
    HostCommands commands;
    auto isTicked = true;
    commands.set (HostCommand::muteOutput, { [] {}, [] { return true; }, [&] { return isTicked; } });

    juce::ApplicationCommandInfo info (0);
    commands.getCommandInfo (CommandTable::id (HostCommand::muteOutput), info);
    EXPECT_EQ (info.flags & juce::ApplicationCommandInfo::isTicked, juce::ApplicationCommandInfo::isTicked);
    EXPECT_EQ (info.flags & juce::ApplicationCommandInfo::isDisabled, 0);

    isTicked = false;
    commands.getCommandInfo (CommandTable::id (HostCommand::muteOutput), info);
    EXPECT_EQ (info.flags & juce::ApplicationCommandInfo::isTicked, 0);

    commands.getCommandInfo (CommandTable::id (HostCommand::redo), info); // nobody does it
    EXPECT_NE (info.flags & juce::ApplicationCommandInfo::isDisabled, 0);
}

TEST (HostCommands, AreReachedByTheirKeysWhateverHasTheFocus)
{
    HostCommands commands;
    auto numPerformed = 0;
    commands.set (HostCommand::undo, { [&] { ++numPerformed; } });
    juce::Component focused;
    auto* keys = static_cast<juce::KeyListener*> (commands.manager().getKeyMappings());
    EXPECT_TRUE (keys->keyPressed (juce::KeyPress ('z', juce::ModifierKeys::commandModifier, 0), &focused));
    EXPECT_EQ (numPerformed, 1);
}

TEST (HostMenu, HoldsEveryCommandAndTheRecentSessions)
{
    HostCommands commands;
    HostMenu menu (commands.manager());
    const auto file = juce::File::getSpecialLocation (juce::File::tempDirectory).getChildFile ("one.json");
    menu.recentSessions = [&] { return std::vector { file }; };
    juce::File opened;
    menu.openRecent = [&] (const juce::File& chosen) { opened = chosen; };

    std::set<int> shown;
    const auto names = menu.getMenuBarNames();

    for (auto index = 0; index < names.size(); ++index)
    {
        const auto popup = menu.getMenuForIndex (index, names[index]);

        for (juce::PopupMenu::MenuItemIterator item (popup); item.next();)
            shown.insert (item.getItem().itemID);
    }

    for (const auto& entry : CommandTable::entries())
        EXPECT_TRUE (shown.contains (CommandTable::id (entry.command))) << entry.name;

    menu.menuItemSelected (1, 0);
    EXPECT_EQ (opened, file);
}

} // namespace
} // namespace lopsided::testing
