#include "SessionBuilder.h"

#include "../file/EntryPath.h"
#include "ConnectedPorts.h"
#include "NodeBuilder.h"
#include "NodeCapture.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

/** Takes everything out, from the end: so each step finds little to move. */
void clear (Transaction& edit)
{
    const std::vector<Connection> connections (edit.model().connections().begin(),
                                               edit.model().connections().end());
    std::vector<NodeID> nodes;

    for (const auto& node : edit.model().nodes())
        nodes.push_back (node.id);

    std::for_each (connections.rbegin(), connections.rend(),
                   [&edit] (const auto& connection) { edit.disconnect (connection); });
    std::for_each (nodes.rbegin(), nodes.rend(), [&edit] (auto node) { edit.removeNode (node); });
}

/** The session's connections in the model's order, in which each is added at the end. */
std::vector<std::size_t> canonicalOrder (const std::vector<SessionConnection>& connections)
{
    std::vector<std::size_t> order (connections.size());
    std::iota (order.begin(), order.end(), std::size_t { 0 });
    std::sort (order.begin(), order.end(), [&connections] (auto a, auto b) {
        return connections[a].connection < connections[b].connection;
    });
    return order;
}

/** The error of the edit that was just made, at this place. */
std::optional<SessionError> errorOf (const Transaction& edit, const std::string& where)
{
    if (const auto* error = edit.firstError())
        return SessionError { Code::graph, error->message, where };

    return std::nullopt;
}

bool isPlaceholder (const juce::AudioProcessor& processor)
{
    return dynamic_cast<const PlaceholderProcessor*> (&processor) != nullptr;
}

/** Nodes by their index whose plugin failed when it was prepared, and why: the next attempt leaves them out. */
using Failures = std::map<std::size_t, PluginError>;

PluginError preparationFailed (const GraphError& error)
{
    return { PluginError::Code::openFailed, error.message };
}

/** One attempt to build the whole; a plugin that fails when it is prepared makes another one necessary. */
class SessionBuild
{
public:
    SessionBuild (const Session& sessionToBuild, PluginLibrary& library, GraphProcessor& graph,
                  const BuildOptions& optionsToUse)
        : session (sessionToBuild),
          options (optionsToUse),
          nodeBuilder (NodeBuilder::forGraph (graph, library, sessionToBuild.directory, optionsToUse)),
          connected (sessionToBuild.connections),
          edit (graph.edit (WhenPreparationFails::refuse)) // a placeholder takes the place
    {
        clear (edit);
    }

    /** Nothing where a plugin failed that `failures` now names. */
    std::optional<SessionResult<BuiltSession>> attempt (Failures& failures)
    {
        for (std::size_t index = 0; index < session.nodes.size(); ++index)
            if (auto error = addNode (index, failures))
            {
                if (error->code != Code::plugin || ! failures.contains (index))
                    return *error;

                return std::nullopt;
            }

        return connect();
    }

private:
    std::optional<SessionError> addNode (std::size_t index, Failures& failures)
    {
        const auto& node = session.nodes[index];
        const auto where = entryPath ("nodes", index);
        const auto failed = failures.find (index);
        const OpeningScope opening (
            nodeBuilder.library,
            SessionBuilder::resolved (node.plugin, session.directory)); // until it is prepared
        auto processor = failed == failures.end()
                             ? nodeBuilder.create (node, connected.of (node.id), where, built.warnings)
                             : nodeBuilder.placeholder (node, connected.of (node.id), failed->second,
                                                        where + ".plugin", built.warnings);

        if (! processor)
            return processor.error();

        if (isPlaceholder (**processor))
            built.placeholders.push_back (node.id);

        edit.addNode (std::move (*processor), node.name, node.id);

        if (const auto* error = edit.firstError();
            error != nullptr && error->code == GraphError::Code::processorFailed && failed == failures.end())
        {
            failures.emplace (index, preparationFailed (*error));
            return SessionError { Code::plugin, error->message, where };
        }

        edit.setNodeOptions (node.id, node.options);
        return errorOf (edit, where);
    }

    SessionResult<BuiltSession> connect()
    {
        for (const auto index : canonicalOrder (session.connections))
        {
            edit.connect (session.connections[index].connection);

            if (auto error = errorOf (edit, entryPath ("connections", index)))
                return *error;
        }

        const auto result = edit.commit (options.commit);

        if (! result)
            return SessionError { Code::graph, result.error().message, "connections" };

        built.version = result.version();
        return std::move (built);
    }

    const Session& session;
    const BuildOptions& options;
    const NodeBuilder nodeBuilder;
    const ConnectedPorts connected;
    Transaction edit;
    BuiltSession built;
};
} // namespace

SessionResult<BuiltSession> SessionBuilder::build (const Session& session, PluginLibrary& library,
                                                   GraphProcessor& graph, const BuildOptions& options)
{
    Failures failures;

    // Each attempt but the last adds a failure, of which there can be as many as nodes.
    for (;;)
        if (auto result = SessionBuild (session, library, graph, options).attempt (failures))
            return *result;
}

PluginReference SessionBuilder::resolved (const PluginReference& reference, const juce::File& directory)
{
    const auto format = pluginFormatFromString (reference.format);
    const auto isRelativePath = reference.identifier.containsChar (juce::File::getSeparatorChar())
                                && ! juce::File::isAbsolutePath (reference.identifier);
    auto result = reference;

    // A bare name is looked for in the standard folders.
    if ((format == PluginFormat::vst3 || format == PluginFormat::ladspa) && isRelativePath
        && directory != juce::File())
        result.identifier = directory.getChildFile (reference.identifier).getFullPathName();

    return result;
}

std::vector<PluginReference> SessionBuilder::references (const Session& session)
{
    std::vector<PluginReference> all;

    for (const auto& node : session.nodes)
        all.push_back (resolved (node.plugin, session.directory));

    return all;
}

SessionResult<Session> SessionBuilder::capture (const GraphProcessor& graph, const juce::String& name,
                                                const juce::File& directory)
{
    const auto model = graph.model();
    Session session;
    session.name = name;
    session.directory = directory;

    for (const auto& node : model->nodes())
    {
        auto captured = captureNode (node, directory);

        if (! captured)
            return captured.error();

        session.nodes.push_back (std::move (*captured));
    }

    for (const auto& connection : model->connections())
        session.connections.push_back ({ connection, {} });

    return session;
}

} // namespace lopsided
