#pragma once

#include "HostCommand.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <span>
#include <vector>

namespace lopsided
{

/** What each command is called, where it stands in the menu, and which keys it has to begin with.

    Thread: message thread. Realtime: allocates. Cost: O(commands).
*/
class CommandTable
{
public:
    CommandTable() = delete;

    struct Entry
    {
        HostCommand command;
        const char* name;
        const char* menu; /**< the name of the menu that it stands in, in the order of the table */
        const char* description;
        int keyCode = 0; /**< 0 for no key */
        int modifiers = 0;
        int otherKeyCode = 0; /**< a second way to it */
        int otherModifiers = 0;
    };

    /** All of them, in the order of the menus. */
    [[nodiscard]] static std::span<const Entry> entries();

    /** In the order in which the menu bar shows them. */
    [[nodiscard]] static juce::StringArray menus();

    /** Cost: O(commands). */
    [[nodiscard]] static const Entry& entry (HostCommand command);

    /** JUCE's number for it. Cost: none. */
    [[nodiscard]] static juce::CommandID id (HostCommand command) { return static_cast<int> (command); }

    /** What JUCE's ApplicationCommandManager asks for. */
    [[nodiscard]] static juce::ApplicationCommandInfo info (const Entry& entry);
};

} // namespace lopsided
