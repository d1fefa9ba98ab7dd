#pragma once

#include "HostCommand.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <map>

namespace lopsided
{

/** Carries out the commands of the CommandTable: each part of the window says what its own do.

    Thread: message thread. Realtime: may block. Cost: the action's own; a look-up.
*/
class HostCommands final : public juce::ApplicationCommandTarget
{
public:
    struct Action
    {
        std::function<void()> perform;
        std::function<bool()> isActive {}; /**< none: always */
        std::function<bool()> isTicked {}; /**< none: never */
        std::function<juce::String()>
            object {}; /**< what it would be done to: said behind its name; none: nothing */
    };

    HostCommands();
    ~HostCommands() override;

    /** What keys and menus go through. */
    [[nodiscard]] juce::ApplicationCommandManager& manager() noexcept { return commandManager; }

    /** Says what a command does. */
    void set (HostCommand command, Action action);

    /** Does it now, if it is active. Returns whether it was. */
    bool perform (HostCommand command);

    /** What is active or ticked may have changed. */
    void changed() { commandManager.commandStatusChanged(); }

    ApplicationCommandTarget* getNextCommandTarget() override { return nullptr; }
    void getAllCommands (juce::Array<juce::CommandID>& commands) override;
    void getCommandInfo (juce::CommandID id, juce::ApplicationCommandInfo& info) override;
    bool perform (const InvocationInfo& info) override;

private:
    /** JUCE looks for the target of a command among the focused component's parents otherwise.
        Thread: message thread. Realtime: may block. Cost: O(1). */
    class Manager final : public juce::ApplicationCommandManager
    {
    public:
        /** They own it. */
        explicit Manager (HostCommands& commandsToAsk)
            : commands (commandsToAsk)
        {}

        ApplicationCommandTarget* getFirstCommandTarget (juce::CommandID) override { return &commands; }

    private:
        HostCommands& commands;
    };

    std::map<HostCommand, Action> actions;
    Manager commandManager { *this };
};

} // namespace lopsided
