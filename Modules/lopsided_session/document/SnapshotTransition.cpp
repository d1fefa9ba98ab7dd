// The structure. States and parameters: SnapshotValues.cpp.
#include "SnapshotTransition.h"

#include "../build/ConnectedPorts.h"
#include "../build/NodeCapture.h"
#include "../build/SessionBuilder.h"
#include "ParameterSettings.h"

#include <algorithm>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

bool contains (const std::vector<Connection>& sorted, const Connection& connection)
{
    return std::binary_search (sorted.begin(), sorted.end(), connection);
}
} // namespace

SnapshotTransition::SnapshotTransition (GraphProcessor& graphToChange, PluginLibrary& libraryToUse,
                                        ParameterChanges& parametersToSet, const juce::File& directoryToUse)
    : graph (graphToChange),
      library (libraryToUse),
      parameters (parametersToSet),
      directory (directoryToUse),
      builder (NodeBuilder::forGraph (graph, library, directory, options))
{}

void SnapshotTransition::keepContent (const GraphModel& model, const DocumentNode& node)
{
    const auto* now = model.findNode (node.id);

    if (now == nullptr || now->instance->incarnation() != node.plugin->instance)
        return;

    auto& kept = node.plugin->content;
    node.plugin->stateOfContent = node.state;
    node.plugin->parameterIds = automatableIds (now->instance->processor());

    // Without a folder the files are named by their whole paths: the session may be saved elsewhere meanwhile.
    if (auto captured = captureNode (*now, {}))
    {
        captured->unknownKeys = kept.unknownKeys;
        captured->unknownPluginKeys = kept.unknownPluginKeys;
        kept = std::move (*captured);
        return;
    }

    // One that no library made cannot be opened again: a placeholder will have its ports.
    const auto& processor = now->instance->processor();
    kept.plugin = { {}, {}, processor.getName() };
    kept.layout = PluginPorts::of (processor);
}

SessionResult<std::vector<std::string>> SnapshotTransition::go (const DocumentSnapshot& from,
                                                                const DocumentSnapshot& to)
{
    {
        const auto model = graph.model();

        for (const auto& node : from.nodes)
            if (! DocumentSnapshot::isIn (*node, to))
                keepContent (*model, *node);
    }

    auto edit = graph.edit(); // what fails when it is prepared keeps its place, and is silent
    disconnect (edit, from, to);
    remove (edit, from, to);

    if (const auto brought = bring (edit, from, to); ! brought)
        return brought.error();

    for (const auto& connection : *to.connections)
        if (const auto* now = edit.model().findConnection (connection.source, connection.destination);
            now == nullptr)
            edit.connect (connection);

    configure (edit, to);
    auto committed = edit.commit();

    if (! committed)
        return SessionError { Code::graph, committed.error().message, {} };

    for (const auto& error : committed.leftOut())
        warnings.push_back (error.message);

    noteInstances (to);
    setParameters (from, to, restoreStates (from, to));
    return std::move (warnings);
}

void SnapshotTransition::disconnect (Transaction& edit, const DocumentSnapshot& from,
                                     const DocumentSnapshot& to) const
{
    const auto& now = *from.connections;
    std::for_each (now.rbegin(), now.rend(), [&] (const auto& connection) {
        if (! contains (*to.connections, connection))
            edit.disconnect (connection);
    });
}

void SnapshotTransition::remove (Transaction& edit, const DocumentSnapshot& from,
                                 const DocumentSnapshot& to) const
{
    std::for_each (from.nodes.rbegin(), from.nodes.rend(), [&] (const auto& node) {
        if (to.find (node->id) == nullptr)
            edit.removeNode (node->id);
    });
}

SessionResult<void> SnapshotTransition::bring (Transaction& edit, const DocumentSnapshot& from,
                                               const DocumentSnapshot& to)
{
    for (const auto& node : to.nodes)
    {
        if (DocumentSnapshot::isIn (*node, from))
            continue;

        const OpeningScope opening (library,
                                    SessionBuilder::resolved (node->plugin->content.plugin, directory));
        auto processor = open (*node, to);

        if (! processor)
            return processor.error();

        if (from.find (node->id) != nullptr)
            edit.replaceNode (node->id, std::move (*processor));
        else
            edit.addNode (std::move (*processor), node->name, node->id);
    }

    return {};
}

SessionResult<std::unique_ptr<juce::AudioProcessor>> SnapshotTransition::open (const DocumentNode& node,
                                                                               const DocumentSnapshot& to)
{
    std::vector<SessionConnection> connections;

    for (const auto& connection : *to.connections)
        if (connection.source.nodeID == node.id || connection.destination.nodeID == node.id)
            connections.push_back ({ connection, {} });

    const auto ports = ConnectedPorts (connections).of (node.id);
    const auto where = "node '" + node.name.toStdString() + "'";
    auto content = node.plugin->content;
    content.name = node.name;

    if (node.state != nullptr && node.state != node.plugin->stateOfContent && ! node.state->isEmpty())
        content.state = *node.state;

    if (node.parametersByName != nullptr)
        overrideParameters (content.parameters, node, node.plugin->parameterIds);

    auto created = builder.create (content, ports, where, warnings);

    // A file that is gone keeps nobody from the rest; the wrong thread does.
    if (! created && created.error().where != where + ".plugin")
        return builder.placeholder (content, ports,
                                    { PluginError::Code::openFailed, created.error().message },
                                    created.error().where, warnings);

    // As when a session is built: values are part of an LV2 plugin once it has run.
    if (created && setTracked (**created, node))
        try
        {
            settleParameters (**created, builder.sampleRate, builder.maximumBlockSize);
        }
        catch (...)
        {
            return builder.placeholder (
                content, ports,
                { PluginError::Code::openFailed,
                  "'" + (*created)->getName().toStdString() + "' threw when it was prepared." },
                where, warnings);
        }

    return created;
}

void SnapshotTransition::configure (Transaction& edit, const DocumentSnapshot& to) const
{
    for (const auto& wanted : to.nodes)
    {
        const auto* now = edit.model().findNode (wanted->id);

        if (now == nullptr)
            continue; // the edit has failed

        if (now->automation != wanted->automation)
            automate (edit, *now, *wanted);

        if (now->options != wanted->options)
            edit.setNodeOptions (wanted->id, wanted->options);

        if (now->name != wanted->name && wanted->name.isNotEmpty())
            edit.renameNode (wanted->id, wanted->name);
    }
}

void SnapshotTransition::automate (Transaction& edit, const Node& now, const DocumentNode& wanted) const
{
    const auto id = now.id;

    if (const auto gone = now.automation)
        for (const auto& lane : gone->lanes)
            edit.clearAutomation (id, lane.parameter);

    const auto numParameters = edit.model().findNode (id)->instance->numParameters();

    if (wanted.automation != nullptr)
        for (const auto& lane : wanted.automation->lanes)
            if (lane.parameter < numParameters)
                edit.setAutomation (id, lane.parameter, *lane.curve);
}

void SnapshotTransition::noteInstances (const DocumentSnapshot& to) const
{
    const auto model = graph.model();

    for (const auto& node : to.nodes)
        if (const auto* now = model->findNode (node->id))
            node->plugin->instance = now->instance->incarnation();
}

} // namespace lopsided
