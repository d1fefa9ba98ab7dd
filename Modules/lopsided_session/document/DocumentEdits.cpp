// What edits a SessionDocument's structure. README.md says what a step is.
#include "../build/SessionBuilder.h"
#include "DocumentState.h"
#include "DocumentValues.h"
#include "PluginInsertion.h"

#include <algorithm>
#include <set>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

SessionError graphError (const GraphError& error)
{
    return { Code::graph, error.message, {} };
}

juce::String counted (std::size_t number, const char* one, const char* many)
{
    return number == 1 ? juce::String (one) : juce::String (number) + " " + many;
}

/** Where the new one lacks a port that a connection of the node needs. */
std::vector<Connection> withoutPort (const GraphModel& model, NodeID node,
                                     const juce::AudioProcessor& processor)
{
    const auto lacks = [] (Port port, int numChannels, bool hasMidi) {
        return port.isMIDI() ? ! hasMidi : port.channelIndex >= numChannels;
    };

    std::vector<Connection> result;

    for (const auto& connection : model.connections())
        if ((connection.source.nodeID == node
             && lacks (connection.source, processor.getTotalNumOutputChannels(), processor.producesMidi()))
            || (connection.destination.nodeID == node
                && lacks (connection.destination, processor.getTotalNumInputChannels(),
                          processor.acceptsMidi())))
            result.push_back (connection);

    return result;
}

NodeOptions::Switch& switchOf (NodeOptions& options, SessionDocument::NodeSwitch which)
{
    switch (which)
    {
        case SessionDocument::NodeSwitch::bypass: return options.bypass;
        case SessionDocument::NodeSwitch::mute: return options.mute;
        case SessionDocument::NodeSwitch::solo: break;
    }

    return options.solo;
}

juce::String switchName (SessionDocument::NodeSwitch which, NodeOptions::Switch value)
{
    const auto isOn = value == NodeOptions::Switch::on;

    switch (which)
    {
        case SessionDocument::NodeSwitch::bypass: return isOn ? "Bypass" : "End bypass of";
        case SessionDocument::NodeSwitch::mute: return isOn ? "Mute" : "Unmute";
        case SessionDocument::NodeSwitch::solo: break;
    }

    return isOn ? "Solo" : "Unsolo";
}
} // namespace

SessionResult<NodeID> SessionDocument::addPlugin (const PluginReference& plugin, SessionPosition position,
                                                  Wiring wiring)
{
    return implementation->add (
        plugin, position, "Add ",
        [wiring] (const juce::AudioProcessor& processor, const GraphProcessor& graph) {
            return SessionResult<PluginInsertion> (PluginInsertion::wire (wiring, processor, graph));
        });
}

SessionResult<NodeID> SessionDocument::insertPlugin (const PluginReference& plugin,
                                                     const std::vector<Connection>& into,
                                                     SessionPosition position)
{
    return implementation->add (plugin, position, into.empty() ? "Add " : "Insert ",
                                [&into] (const juce::AudioProcessor& processor, const GraphProcessor&) {
                                    return PluginInsertion::plan (into, processor);
                                });
}

SessionResult<NodeID> SessionDocument::Implementation::add (const PluginReference& plugin,
                                                            SessionPosition position, const char* verb,
                                                            const InsertionPlan& plan)
{
    catchUp();
    const OpeningScope opening (library, SessionBuilder::resolved (plugin, directory()));
    auto processor = open (plugin);

    if (! processor)
        return processor.error();

    const auto step = verb + (*processor)->getName();
    const auto insertion = plan (**processor, graph);

    if (! insertion)
        return insertion.error();

    auto edit = graph.edit (WhenPreparationFails::refuse);
    const auto id = edit.addNode (std::move (*processor));
    insertion->apply (edit, id);
    const auto done = commit (edit, step, [&] (auto& snapshot) {
        snapshot.change (id, [&] (DocumentNode& node) { node.position = within (position); });
    });

    if (! done)
        return done.error();

    return id;
}

SessionResult<void> SessionDocument::replacePlugin (NodeID node, const PluginReference& plugin)
{
    implementation->catchUp();
    const auto model = implementation->graph.model();
    const auto* replaced = model->findNode (node);

    if (replaced == nullptr)
        return SessionError { Code::graph, model->describe (node) + " cannot be replaced.", {} };

    const OpeningScope opening (implementation->library,
                                SessionBuilder::resolved (plugin, implementation->directory()));
    auto processor = implementation->open (plugin);

    if (! processor)
        return processor.error();

    const auto newName = (*processor)->getName();
    auto edit = implementation->graph.edit (WhenPreparationFails::refuse);

    for (const auto& connection : withoutPort (*model, node, **processor))
        edit.disconnect (connection);

    // Curves are of parameters that the new one has not.
    if (replaced->automation != nullptr)
        for (const auto& lane : replaced->automation->lanes)
            edit.clearAutomation (node, lane.parameter);

    edit.replaceNode (node, std::move (*processor));

    // A name that the user has given stays.
    if (replaced->name == replaced->instance->processor().getName())
        edit.renameNode (node, newName);

    implementation->keepContents ({ node });
    return implementation->commit (edit, "Replace " + replaced->name + " with " + newName);
}

SessionResult<void> SessionDocument::resolvePlaceholders()
{
    implementation->catchUp();
    return implementation->resolve();
}

SessionResult<void> SessionDocument::removeNodes (const std::vector<NodeID>& nodes)
{
    implementation->catchUp();
    std::set<NodeID> leaving (nodes.begin(), nodes.end());
    std::erase_if (leaving, [] (auto id) { return GraphNodes::isEnd (id); });

    if (leaving.empty())
        return {};

    const std::vector<NodeID> all (leaving.begin(), leaving.end());
    const auto name =
        "Remove "
        + (all.size() == 1 ? implementation->nameOf (all.front()) : counted (all.size(), "", "nodes"));
    auto edit = implementation->graph.edit();
    std::for_each (all.rbegin(), all.rend(), [&edit] (auto id) { edit.removeNode (id); });

    if (const auto* error = edit.firstError())
        return graphError (*error);

    implementation->keepContents (all);
    return implementation->commit (edit, name);
}

SessionResult<void> SessionDocument::connect (const std::vector<Connection>& connections)
{
    implementation->catchUp();

    if (connections.empty())
        return {};

    auto edit = implementation->graph.edit();

    for (const auto& connection : connections)
        edit.connect (connection);

    return implementation->commit (edit, "Connect");
}

SessionResult<void> SessionDocument::disconnect (const std::vector<Connection>& connections)
{
    implementation->catchUp();

    if (connections.empty())
        return {};

    auto edit = implementation->graph.edit();

    for (const auto& connection : connections)
        edit.disconnect (connection);

    return implementation->commit (edit, "Disconnect");
}

SessionResult<void> SessionDocument::reconnect (const std::vector<Connection>& before,
                                                const std::vector<Connection>& after)
{
    implementation->catchUp();

    if (before.empty() && after.empty())
        return {};

    auto edit = implementation->graph.edit();

    for (const auto& connection : before)
        edit.disconnect (connection);

    for (const auto& connection : after)
        edit.connect (connection);

    return implementation->commit (edit, "Reconnect");
}

SessionResult<void> SessionDocument::setSwitch (const std::vector<NodeID>& nodes, NodeSwitch which,
                                                NodeOptions::Switch value)
{
    implementation->catchUp();

    if (nodes.empty())
        return {};

    auto edit = implementation->graph.edit();

    for (const auto id : nodes)
    {
        const auto* node = edit.model().findNode (id);
        auto options = node != nullptr ? node->options : NodeOptions();
        switchOf (options, which) = value;
        edit.setNodeOptions (id, options);
    }

    const auto whom =
        nodes.size() == 1 ? implementation->nameOf (nodes.front()) : counted (nodes.size(), "", "nodes");
    return implementation->commit (edit, switchName (which, value) + " " + whom);
}

SessionResult<void> SessionDocument::rename (NodeID node, const juce::String& name)
{
    implementation->catchUp();
    const auto before = implementation->nameOf (node);
    auto edit = implementation->graph.edit();
    edit.renameNode (node, name);
    return implementation->commit (edit, "Rename " + before + " to " + name);
}

} // namespace lopsided
