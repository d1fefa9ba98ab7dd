#pragma once

#include "HostResult.h"
#include <juce_core/juce_core.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <lopsided_session/lopsided_session.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided
{

/** A session file and the graph that plays it: what every program of ours is composed around.

    Thread: message. Realtime: may block; graph() is safe to render as GraphProcessor says.
*/
class HostSession
{
public:
    enum class Rendering
    {
        realtime,
        offline
    };

    /** Reads the file; opens no plugin yet. Errors: the file's, with the place. */
    static HostResult<std::unique_ptr<HostSession>> load (const juce::File& file);

    /** Prepares the graph for rate and block size, opens the plugins and publishes them.

        Errors: a plugin that is missing or fails, a graph that cannot be compiled, a node that cannot be prepared.
    */
    HostResult<void> build (double sampleRate, int blockSize, Rendering rendering);

    /** Unpublishes everything, waits for what was retired and destroys it. Nothing may render any more.

        Returns whether all of it was reclaimed.
    */
    bool close();

    [[nodiscard]] const Session& content() const noexcept { return session; }
    [[nodiscard]] GraphProcessor& graph() noexcept { return processor; }
    [[nodiscard]] PluginLibrary& library() noexcept { return plugins; }

    /** What to call it: the session's name, or the file's. */
    [[nodiscard]] std::string title() const;

    /** Whether something in it listens to the host's audio input. */
    [[nodiscard]] bool usesAudioInput() const;

    /** What was ignored without harm: unknown keys, parameters that a plugin lacks. Whole sentences. */
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warningLines; }

private:
    HostSession (Session content, juce::File origin);

    bool removeEveryNode();

    const Session session;
    const juce::File file;
    std::vector<std::string> warningLines;
    PluginLibrary plugins;
    GraphProcessor processor;
};

} // namespace lopsided
