#pragma once

#include "../model/Session.h"
#include "../model/SessionError.h"
#include "BuiltSession.h"

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

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

        A graph that is not prepared yet prepares the plugins later, when it is. `options` say how what plays changes over:
        for a graph that is only about to play, at once.

        Cost: opens every plugin of the session. Errors: plugin, graph, invalid; what played goes on playing.
    */
    [[nodiscard]] static SessionResult<BuiltSession> build (const Session& session, PluginLibrary& library,
                                                            GraphProcessor& graph,
                                                            const CommitOptions& options = {});

    /** The session that rebuilds what the graph plays now: plugins, names, states, parameters and connections.

        A plugin that saves a state is captured by it; one that has none, by its parameters. `directory` is where the
        session is going to be saved: files beneath it are named relative to it.

        Errors: invalid, for a node that no PluginLibrary made.
    */
    [[nodiscard]] static SessionResult<Session> capture (const GraphProcessor& graph,
                                                         const juce::String& name,
                                                         const juce::File& directory);
};

} // namespace lopsided
