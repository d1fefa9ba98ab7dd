#pragma once

#include "HostResult.h"
#include "HostRig.h"
#include <functional>
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
class HostSession final
{
public:
    enum class Rendering
    {
        realtime,
        offline
    };

    /** Reads the file; opens no plugin yet: references() and findings() can be asked. Errors: the file's, with the place. */
    static HostResult<std::unique_ptr<HostSession>> load (const juce::File& file);

    struct BuildChoices
    {
        SafeStart::Mode start = SafeStart::Mode::normal;
        PlaceholderSound placeholders = PlaceholderSound::passes;
        NodeCallObserver* observer = nullptr; /**< called around each call into a node; outlives this */

        /** Told of each plugin that an earlier run died of, before any is opened: this run may die of it too. */
        std::function<void (const std::string& sentence)> warn {};
    };

    /** Prepares the graph for rate and block size, opens the plugins and publishes them. What is missing or fails is a
        placeholder, and a warning. From here to the end it is noted, where it survives this process, what is opened and
        called.

        Errors: a file that a player lacks, a graph that cannot be compiled, a node that cannot be prepared.
    */
    HostResult<void> build (double sampleRate, int blockSize, Rendering rendering,
                            const BuildChoices& choices);

    /** Its plugins, as a library understands them, in the order of the session's nodes. */
    [[nodiscard]] std::vector<PluginReference> references() const
    {
        return SessionBuilder::references (session);
    }

    /** A sentence for each of its plugins that an earlier run died of: what a program asks its user about before build. */
    [[nodiscard]] std::vector<std::string> findings() const
    {
        return rig.safeStart().findings (references());
    }

    /** What earlier runs that died say about any plugin, as it was when this was loaded. */
    [[nodiscard]] const SafeStart& safeStart() const noexcept { return rig.safeStart(); }

    /** How many nodes stand for a plugin that is missing, after build. */
    [[nodiscard]] std::size_t numPlaceholders() const noexcept { return placeholders; }

    /** It has been played to its end, and its plugins have lived through it: they are under no suspicion any more. */
    void clearSuspicions() const;

    /** As HostRig::close. */
    bool close() { return rig.close(); }

    [[nodiscard]] const Session& content() const noexcept { return session; }
    [[nodiscard]] GraphProcessor& graph() noexcept { return rig.graph(); }
    [[nodiscard]] PluginLibrary& library() noexcept { return rig.library(); }

    /** What to call it: the session's name, or the file's. */
    [[nodiscard]] std::string title() const;

    /** Whether something in it listens to the host's audio input. */
    [[nodiscard]] bool usesAudioInput() const;

    /** What was ignored without harm: unknown keys, parameters that a plugin lacks. Whole sentences. */
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warningLines; }

private:
    HostSession (Session content, juce::File origin);

    const Session session;
    const juce::File file;
    std::vector<std::string> warningLines;
    std::vector<PluginReference> opened; // really: no placeholders
    std::size_t placeholders = 0;

    HostRig rig;
};

} // namespace lopsided
