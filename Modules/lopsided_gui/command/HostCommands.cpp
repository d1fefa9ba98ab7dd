#include "HostCommands.h"

#include "CommandTable.h"

namespace lopsided
{

HostCommands::HostCommands()
{
    commandManager.registerAllCommandsForTarget (this);
}

HostCommands::~HostCommands() = default;

void HostCommands::set (HostCommand command, Action action)
{
    actions[command] = std::move (action);
}

bool HostCommands::perform (HostCommand command)
{
    const auto found = actions.find (command);

    if (found == actions.end() || (found->second.isActive && ! found->second.isActive()))
        return false;

    found->second.perform();
    changed();
    return true;
}

void HostCommands::getAllCommands (juce::Array<juce::CommandID>& commands)
{
    for (const auto& entry : CommandTable::entries())
        commands.add (CommandTable::id (entry.command));
}

void HostCommands::getCommandInfo (juce::CommandID id, juce::ApplicationCommandInfo& info)
{
    const auto command = static_cast<HostCommand> (id);
    info = CommandTable::info (CommandTable::entry (command));
    const auto found = actions.find (command);
    info.setActive (found != actions.end() && (! found->second.isActive || found->second.isActive()));

    if (found != actions.end() && found->second.object)
        info.shortName = (info.shortName + " " + found->second.object()).trimEnd();

    info.setTicked (found != actions.end() && found->second.isTicked && found->second.isTicked());
}

bool HostCommands::perform (const InvocationInfo& info)
{
    return perform (static_cast<HostCommand> (info.commandID));
}

} // namespace lopsided
