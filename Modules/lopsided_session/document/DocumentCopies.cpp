// Copying, pasting and duplicating nodes of a SessionDocument.
#include "../build/ConnectedPorts.h"
#include "../build/NodeCapture.h"
#include "../build/SessionBuilder.h"
#include "../file/EntryPath.h"
#include "../file/SessionFile.h"
#include "DocumentState.h"
#include "DocumentValues.h"

#include <algorithm>
#include <limits>
#include <set>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;
using NewIds = std::map<NodeID, NodeID>;

constexpr float duplicateOffset = 40.0f; // in pixels: beside, and still seen to belong to it

juce::String counted (std::size_t number)
{
    return number == 1 ? juce::String ("a node") : juce::String (number) + " nodes";
}

SessionPosition topLeft (const std::vector<SessionNode>& nodes)
{
    constexpr auto most = std::numeric_limits<float>::max();
    SessionPosition corner { most, most };

    for (const auto& node : nodes)
        if (node.position)
            corner = { std::min (corner.x, node.position->x), std::min (corner.y, node.position->y) };

    return corner;
}

/** A connection of which the ends that were copied are the copies. */
Connection renamed (Connection connection, const NewIds& ids)
{
    for (auto* port : { &connection.source, &connection.destination })
        if (const auto found = ids.find (port->nodeID); found != ids.end())
            port->nodeID = found->second;

    return connection;
}
} // namespace

SessionResult<Session> SessionDocument::Implementation::fragmentOf (const std::vector<NodeID>& nodes)
{
    catchUp();
    const std::set<NodeID> wanted (nodes.begin(), nodes.end());
    const auto model = graph.model();
    Session fragment;

    for (const auto id : wanted)
    {
        const auto* node = model->findNode (id);
        const auto* known = present()->find (id);

        if (node == nullptr || known == nullptr)
            continue; // an end of the graph

        auto captured = captureNode (*node, {});

        if (! captured)
            return captured.error();

        captured->position = known->position;
        captured->unknownKeys = known->plugin->content.unknownKeys;
        captured->unknownPluginKeys = known->plugin->content.unknownPluginKeys;
        fragment.nodes.push_back (std::move (*captured));
    }

    for (const auto& connection : model->connections())
        if (wanted.contains (connection.source.nodeID) && wanted.contains (connection.destination.nodeID)
            && ! GraphNodes::isEnd (connection.source.nodeID)
            && ! GraphNodes::isEnd (connection.destination.nodeID))
            fragment.connections.push_back ({ connection, {} });

    parameters.addTo (fragment);
    return fragment;
}

SessionResult<std::vector<NodeID>> SessionDocument::Implementation::addFragment (
    const Session& fragment, SessionPosition place, const juce::String& verb,
    const std::vector<Connection>& fromOutside)
{
    const BuildOptions options;
    const auto builder = NodeBuilder::forGraph (graph, library, directory(), options);
    const ConnectedPorts connected (fragment.connections);
    std::vector<std::string> warnings;
    std::vector<NodeID> added;
    NewIds ids;
    auto edit = graph.edit();

    for (std::size_t index = 0; index < fragment.nodes.size(); ++index)
    {
        const auto& node = fragment.nodes[index];
        const OpeningScope opening (library, SessionBuilder::resolved (node.plugin, directory()));
        auto processor = builder.create (node, connected.of (node.id), entryPath ("nodes", index), warnings);

        if (! processor)
            return processor.error();

        const auto id = edit.addNode (std::move (*processor), node.name);
        edit.setNodeOptions (id, node.options);
        ids.emplace (node.id, id);
        added.push_back (id);
    }

    for (const auto& connection : fragment.connections)
        edit.connect (renamed (connection.connection, ids));

    for (const auto& connection : fromOutside)
        edit.connect (renamed (connection, ids));

    const auto corner = topLeft (fragment.nodes);
    const auto done = commit (edit, verb + " " + counted (added.size()), [&] (auto& snapshot) {
        for (const auto& node : fragment.nodes)
            snapshot.change (ids.at (node.id), [&] (DocumentNode& copy) {
                // One that nobody has placed is not put onto the others: whoever draws it finds it a place.
                if (node.position)
                    copy.position = within (
                        { place.x + node.position->x - corner.x, place.y + node.position->y - corner.y });

                copy.plugin->content.unknownKeys = node.unknownKeys;
                copy.plugin->content.unknownPluginKeys = node.unknownPluginKeys;
            });
    });

    if (! done)
        return done.error();

    warnAll (warnings);
    return added;
}

SessionResult<juce::String> SessionDocument::copy (const std::vector<NodeID>& nodes)
{
    const auto fragment = implementation->fragmentOf (nodes);

    if (! fragment)
        return fragment.error();

    return juce::String::fromUTF8 (SessionFile::toJson (*fragment).c_str());
}

SessionResult<std::vector<NodeID>> SessionDocument::paste (const juce::String& fragment,
                                                           SessionPosition position)
{
    implementation->catchUp();
    const auto session = SessionFile::parse (fragment.toStdString());

    if (! session)
        return session.error();

    if (session->nodes.empty())
        return std::vector<NodeID>();

    // Of a whole session the ends of the graph are left alone.
    auto inner = *session;
    std::erase_if (inner.connections, [] (const auto& entry) {
        return GraphNodes::isEnd (entry.connection.source.nodeID)
               || GraphNodes::isEnd (entry.connection.destination.nodeID);
    });

    // What nobody has placed begins where it was asked for.
    if (std::ranges::none_of (inner.nodes, [] (const auto& node) { return node.position.has_value(); }))
        inner.nodes.front().position = position;

    return implementation->addFragment (inner, position, "Paste", {});
}

SessionResult<std::vector<NodeID>> SessionDocument::duplicate (const std::vector<NodeID>& nodes)
{
    const auto fragment = implementation->fragmentOf (nodes);

    if (! fragment)
        return fragment.error();

    if (fragment->nodes.empty())
        return std::vector<NodeID>();

    std::set<NodeID> copied;

    for (const auto& node : fragment->nodes)
        copied.insert (node.id);

    std::vector<Connection> fromOutside;

    for (const auto& connection : *implementation->present()->connections)
        if (copied.contains (connection.destination.nodeID) && ! copied.contains (connection.source.nodeID))
            fromOutside.push_back (connection);

    const auto place = topLeft (fragment->nodes);
    return implementation->addFragment (*fragment, { place.x + duplicateOffset, place.y + duplicateOffset },
                                        "Duplicate", fromOutside);
}

} // namespace lopsided
