#pragma once

#include "HostCommand.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <vector>

namespace lopsided
{

/** The menu bar: every command of the CommandTable in its menu, with the keys that it has now, and the recent sessions.

    Thread: message thread. Realtime: may block. Cost: O(commands) when it is opened.
*/
class HostMenu final : public juce::MenuBarModel
{
public:
    /** The manager outlives it. */
    explicit HostMenu (juce::ApplicationCommandManager& managerToAsk);

    /** Asked whenever the File menu opens: newest first. */
    std::function<std::vector<juce::File>()> recentSessions;
    std::function<void (const juce::File&)> openRecent;

    juce::StringArray getMenuBarNames() override;
    juce::PopupMenu getMenuForIndex (int index, const juce::String& name) override;
    void menuItemSelected (int id, int index) override;

private:
    static constexpr int firstRecent = 1;

    juce::ApplicationCommandManager& commands;
    std::vector<juce::File> shownRecent;
};

} // namespace lopsided
