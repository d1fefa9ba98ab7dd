#pragma once

#include <lopsided_plugins/lopsided_plugins.h>
#include <lopsided_session/lopsided_session.h>
#include <optional>
#include <string>
#include <vector>

namespace lopsided
{

/** What earlier runs that died say about plugins: which of them to ask about, and what to leave out of a safe start.

    A plugin stays under suspicion until a run that had it really has ended well. A program asks its user
    (findings()), or is told by an option; either way it hands leaveOut to the session's build.

    Thread: message. Realtime: may block.
*/
class SafeStart
{
public:
    enum class Mode
    {
        normal, /**< everything is opened; what is under suspicion is named */
        safe    /**< what is under suspicion becomes a placeholder */
    };

    /** Reads what there is. Without a folder for notes nothing is under suspicion. */
    explicit SafeStart (const std::optional<CrashNoteFolder>& folderOfNotes);

    /** Why this plugin is under suspicion, in a sentence; nothing where it is not. */
    [[nodiscard]] std::optional<std::string> suspicionOf (const PluginReference& plugin) const;

    /** A line for each plugin of these that is under suspicion. */
    [[nodiscard]] std::vector<std::string> findings (const std::vector<PluginReference>& plugins) const;

    /** These have been played in a run that has ended well. */
    void clear (const std::vector<PluginReference>& plugins) const;

private:
    static bool isSame (const PluginReference& a, const PluginReference& b);

    const std::optional<CrashNoteFolder> folder;
    std::vector<CrashReport> reports;
};

} // namespace lopsided
