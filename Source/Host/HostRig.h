#pragma once

#include <functional>
#include <juce_core/juce_core.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <lopsided_session/lopsided_session.h>
#include <optional>
#include <string>

namespace lopsided
{

/** What every host of ours is composed around: a graph, the library that fills it, and the notes that tell the next run what
    this one died of.

    Thread: message. Realtime: may block; graph() is safe to render as GraphProcessor says.
*/
class HostRig final : private GraphListener
{
public:
    /** `title` is what this run plays, for the next one's words. From here to the end it is noted, where it survives this
        process, what is opened and called. `buses` are the graph's. */
    explicit HostRig (const juce::String& title, const juce::AudioProcessor::BusesLayout& buses = stereo());
    ~HostRig() override;

    HostRig (const HostRig&) = delete;
    HostRig& operator= (const HostRig&) = delete;

    [[nodiscard]] GraphProcessor& graph() noexcept { return processor; }
    [[nodiscard]] PluginLibrary& library() noexcept { return plugins; }

    /** What notes what is opened, for one that stands before it. */
    [[nodiscard]] PluginWatch& watch() noexcept { return notes; }

    /** What earlier runs that died say about any plugin, as it was when this was made. */
    [[nodiscard]] const SafeStart& safeStart() const noexcept { return suspicions; }

    /** Another observer of each call into a node, or nullptr; outlives this. While nothing renders. */
    void observe (NodeCallObserver* observer) noexcept { notes.callNext (observer); }

    /** Where a safe start leaves out what is under suspicion: for BuildOptions::leaveOut. Outlived by this. */
    [[nodiscard]] std::function<std::optional<std::string> (const PluginReference&)> leaveOut() const;

    /** Unpublishes everything, waits for what was retired and destroys it. Nothing may render any more.
        Returns whether all of it was reclaimed. */
    bool close();

private:
    [[nodiscard]] static juce::AudioProcessor::BusesLayout stereo();
    bool removeEveryNode();
    void instanceAboutToBeDestroyed (juce::AudioProcessor& instance) override;

    // Each goes after those behind it: notes end when nothing is left that could crash.
    const std::optional<CrashNoteFolder> noteFolder;
    const SafeStart suspicions;
    CrashNotes notes;
    PluginLibrary plugins;
    GraphProcessor processor;
};

} // namespace lopsided
