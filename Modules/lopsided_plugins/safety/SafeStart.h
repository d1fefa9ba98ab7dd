#pragma once

#include "../library/PluginReference.h"
#include "CrashNoteFolder.h"
#include "CrashReport.h"

#include <optional>
#include <string>
#include <vector>

namespace lopsided
{

/** What earlier runs that died say about plugins: which of them to ask about, and what to leave out of a safe start.

    It is made before this run opens any plugin. A program asks its user about what findings() says, or is told by an option;
    then it leaves out what suspicionOf() names: `BuildOptions::leaveOut` of lopsided_session takes that function. A plugin stays
    under suspicion until a run that had it really has ended well, and has said so (clear()).

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

    /** Reads what there is. Cost: reads the notes of dead hosts. Without a folder for notes nothing is under suspicion. */
    explicit SafeStart (const std::optional<CrashNoteFolder>& folderOfNotes);

    /** Why this plugin is under suspicion, in a sentence; nothing where it is not. Cost: O(suspects). */
    [[nodiscard]] std::optional<std::string> suspicionOf (const PluginReference& plugin) const;

    /** A line for each plugin of these that is under suspicion. Cost: O(plugins × suspects). */
    [[nodiscard]] std::vector<std::string> findings (const std::vector<PluginReference>& plugins) const;

    /** These have been played in a run that has ended well.
        Cost: reads the notes of dead hosts again; O(plugins × suspects). */
    void clear (const std::vector<PluginReference>& plugins) const;

private:
    static bool isSame (const PluginReference& a, const PluginReference& b);

    const std::optional<CrashNoteFolder> folder;
    std::vector<CrashReport> reports;
};

} // namespace lopsided
