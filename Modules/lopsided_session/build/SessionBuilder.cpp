#include "SessionBuilder.h"

#include "../file/EntryPath.h"
#include "NodeBuilder.h"

#include <algorithm>
#include <numeric>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

// What instances are told when the graph is not prepared yet; it prepares them for its own when it is.
constexpr double defaultSampleRate = 48000.0;
constexpr int defaultBlockSize = 512;

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
} // namespace

SessionResult<BuiltSession> SessionBuilder::build (const Session& session, PluginLibrary& library,
                                                   GraphProcessor& graph, const CommitOptions& options)
{
    BuiltSession built;
    auto edit = graph.edit();
    clear (edit);

    const NodeBuilder nodeBuilder { library, session.directory,
                                    graph.getSampleRate() > 0.0 ? graph.getSampleRate() : defaultSampleRate,
                                    graph.getBlockSize() > 0 ? graph.getBlockSize() : defaultBlockSize };

    for (std::size_t index = 0; index < session.nodes.size(); ++index)
    {
        const auto& node = session.nodes[index];
        const auto where = entryPath ("nodes", index);
        auto processor = nodeBuilder.create (node, where, built.warnings);

        if (! processor)
            return processor.error();

        edit.addNode (std::move (*processor), node.name, node.id);

        if (auto error = errorOf (edit, where))
            return *error;
    }

    for (const auto index : canonicalOrder (session.connections))
    {
        edit.connect (session.connections[index].connection);

        if (auto error = errorOf (edit, entryPath ("connections", index)))
            return *error;
    }

    const auto result = edit.commit (options);

    if (! result)
        return SessionError { Code::graph, result.error().message, "connections" };

    built.version = result.version();
    return built;
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
