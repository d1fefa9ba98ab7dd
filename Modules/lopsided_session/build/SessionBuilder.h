#pragma once

#include "../model/Session.h"
#include "../model/SessionError.h"
#include "BuildOptions.h"
#include "BuiltSession.h"

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <vector>

namespace lopsided
{

/** Makes a graph play a session, and makes a session of what a graph plays.

    Thread: message thread. Realtime: may block.
*/
class SessionBuilder
{
public:
    SessionBuilder() = delete;

    /** Replaces everything in the graph by the session, in one transaction: all of it, or nothing.

        A plugin that is missing or fails becomes a PlaceholderProcessor, and a warning. A graph that is not prepared yet prepares
        the plugins later, when it is.

        Cost: opens every plugin of the session. Errors: plugin, graph, invalid; what played goes on playing.
    */
    [[nodiscard]] static SessionResult<BuiltSession> build (const Session& session, PluginLibrary& library,
                                                            GraphProcessor& graph,
                                                            const BuildOptions& options = {});

    /** Puts the real plugin in the place of each placeholder whose plugin is there by now, with its layout, state and
        parameters, in one transaction; what plays goes on. `directory` is the session's: relative files are looked for there.

        A plugin that is still missing, lacks a port that a connection needs, or fails when it is prepared stays a placeholder,
        with a warning; the others turn real all the same.

        Cost: opens each of those plugins; all of them again for each that fails when it is prepared. Errors: plugin, graph; nothing has changed then.
    */
    [[nodiscard]] static SessionResult<BuiltSession> resolvePlaceholders (GraphProcessor& graph,
                                                                          PluginLibrary& library,
                                                                          const juce::File& directory,
                                                                          const BuildOptions& options = {});

    /** A session's plugins as a PluginLibrary understands them, in the order of its nodes: what SafeStart is asked about before
        any of them is opened. Thread: any. Cost: O(nodes). */
    [[nodiscard]] static std::vector<PluginReference> references (const Session& session);

    /** A session's reference as a PluginLibrary understands it: a relative path is taken from the session's folder.
        Thread: any. Cost: some strings. */
    [[nodiscard]] static PluginReference resolved (const PluginReference& reference,
                                                   const juce::File& directory);

    /** The session that rebuilds what the graph plays now: plugins, names, states, parameters and connections.

        A plugin that saves a state is captured by it; one that has none, by its parameters; a placeholder by what it
        keeps, to the byte. `directory` is where the
        session is going to be saved: files beneath it are named relative to it.

        Cost: O(nodes + connections), and every plugin saves its state. Errors: invalid, for a node that no PluginLibrary made.
    */
    [[nodiscard]] static SessionResult<Session> capture (const GraphProcessor& graph,
                                                         const juce::String& name,
                                                         const juce::File& directory);
};

} // namespace lopsided
