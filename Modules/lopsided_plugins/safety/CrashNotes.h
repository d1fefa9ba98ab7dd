#pragma once

#include "../library/PluginWatch.h"
#include "CrashNoteFolder.h"
#include "CrashNotePage.h"

#include <lopsided_graph/lopsided_graph.h>

#include <memory>
#include <unordered_map>
#include <vector>

namespace lopsided
{

/** Notes, where it survives this process, which plugin is being opened and which are being called: so that after a crash
    the next start can say which plugin it was (CrashReports).

    Hand it to PluginLibrary::setWatch and GraphProcessor::setNodeCallObserver. Each object has a file of its own, locked for as long as it lives, so that hosts do not mix their notes and a
    dead one's are known by their lock being free. The destructor is a clean end: it removes the file.

    Each rendering thread notes its call in a slot of its own, in a page that is in memory, locked there, and was touched before
    (CrashNoteFolder). The 257th rendering thread of a process notes nothing, and names are kept for 4096 processors at a time.

    Thread: made and destroyed on the message thread, while nothing renders. Realtime: see each function.
*/
class CrashNotes final : public PluginWatch, public NodeCallObserver
{
public:
    /** `title` is what this process plays, for people. Where no file can be made, nothing is noted: hosting does not
        depend on it. Realtime: may block. Cost: makes the file and writes its page; numbers for 4096 names. */
    CrashNotes (const std::optional<CrashNoteFolder>& folder, const juce::String& title);
    ~CrashNotes() override;

    CrashNotes (const CrashNotes&) = delete;
    CrashNotes& operator= (const CrashNotes&) = delete;

    /** Why something is not noted, in a sentence; empty where all is. */
    [[nodiscard]] const juce::String& limitation() const noexcept { return limit; }

    /** Another observer to call, or nullptr; not owned. Thread: message thread, while nothing renders. Cost: a store. */
    void callNext (NodeCallObserver* observer) noexcept { next = observer; }

    // [message thread] Realtime: may block
    void openingBegins (const PluginReference& plugin) override;
    void created (const PluginReference& plugin, const juce::AudioProcessor& processor) override;
    void openingEnds() override;

    /** A processor is going to be destroyed: its name is not needed any more. Cost: a look-up, and a write to the file where
        it had one. */
    void forget (const juce::AudioProcessor& processor);

    // [audio threads] Realtime: wait-free. Cost: a relaxed store each.
    void beforeProcess (const NodeInstance& node) noexcept override;
    void afterProcess (const NodeInstance& node) noexcept override;

private:
    class File;

    void note (std::uint64_t index, const CrashNoteEntry& entry);

    // [shared]
    NodeCallObserver* next = nullptr;
    CrashNotePage::Slot* slots = nullptr; // null where calls are not noted

    // [message thread]
    std::unique_ptr<File> file; // null where nothing is noted
    juce::String limit;
    std::unordered_map<std::uint64_t, std::uint64_t> entries; // by processor
    std::vector<std::uint64_t> freeEntries;
};

} // namespace lopsided
