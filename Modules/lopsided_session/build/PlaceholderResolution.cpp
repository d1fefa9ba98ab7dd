// SessionBuilder::resolvePlaceholders.
#include "NodeBuilder.h"
#include "NodeCapture.h"
#include "SessionBuilder.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lopsided
{

namespace
{
std::string placeOf (const Node& node)
{
    return "node '" + node.name.toStdString() + "' (" + std::to_string (node.id.uid) + ")";
}

bool hasPort (const juce::AudioProcessor& processor, Port port, bool isInput)
{
    if (port.isMIDI())
        return isInput ? processor.acceptsMidi() : processor.producesMidi();

    return port.channelIndex
           < (isInput ? processor.getTotalNumInputChannels() : processor.getTotalNumOutputChannels());
}

/** Whether every connection of the node finds its port at this processor. */
bool fitsConnections (const GraphModel& model, NodeID node, const juce::AudioProcessor& processor)
{
    const auto fits = [&] (const Connection& connection) {
        return (connection.source.nodeID != node || hasPort (processor, connection.source, false))
               && (connection.destination.nodeID != node
                   || hasPort (processor, connection.destination, true));
    };

    return std::all_of (model.connections().begin(), model.connections().end(), fits);
}

/** Nodes whose plugin failed when it was prepared, and why: the next attempt leaves their placeholders. */
using FailedNodes = std::map<NodeID, std::string>;

/** One attempt to replace what can be replaced, in a transaction of its own; a plugin that fails when it is prepared makes another
    one necessary. */
class Resolution
{
public:
    Resolution (GraphProcessor& graph, const NodeBuilder& builder)
        : nodeBuilder (builder),
          model (graph.model()),
          edit (graph.edit (WhenPreparationFails::refuse)) // the placeholder stays
    {}

    /** Nothing where a plugin failed that `failed` now names. */
    std::optional<SessionResult<BuiltSession>> attempt (FailedNodes& failed, const CommitOptions& options)
    {
        for (const auto& node : model->nodes())
            if (const auto error = resolve (node, failed))
            {
                if (! failed.contains (node.id))
                    return *error;

                return std::nullopt;
            }

        return numReplaced > 0 ? commit (options) : std::move (built);
    }

private:
    /** Replaces the node where it is a placeholder whose plugin is there. */
    std::optional<SessionError> resolve (const Node& node, FailedNodes& failed)
    {
        const auto* placeholder = dynamic_cast<const PlaceholderProcessor*> (&node.instance->processor());

        if (placeholder == nullptr)
            return std::nullopt;

        if (const auto known = failed.find (node.id); known != failed.end())
        {
            stays (node, known->second + " The placeholder stays.");
            return std::nullopt;
        }

        const OpeningScope opening (
            nodeBuilder.library,
            SessionBuilder::resolved (placeholder->missing().reference, nodeBuilder.directory));
        auto real = open (node);

        if (! real)
            return real.error();

        return *real != nullptr ? replace (node, std::move (*real), failed) : std::nullopt;
    }

    std::optional<SessionError> replace (const Node& node, std::unique_ptr<juce::AudioProcessor> real,
                                         FailedNodes& failed)
    {
        edit.replaceNode (node.id, std::move (real));
        ++numReplaced;
        const auto* error = edit.firstError();

        if (error == nullptr)
            return std::nullopt;

        if (error->code == GraphError::Code::processorFailed)
            failed.emplace (node.id, error->message);

        return SessionError { SessionError::Code::graph, error->message, placeOf (node) };
    }

    void stays (const Node& node, const std::string& reason)
    {
        built.placeholders.push_back (node.id);

        if (! reason.empty())
            built.warnings.push_back (placeOf (node) + ": " + reason);
    }

    /** The real plugin, or null where the placeholder has to stay. */
    SessionResult<std::unique_ptr<juce::AudioProcessor>> open (const Node& node)
    {
        const auto content = captureNode (node, nodeBuilder.directory);

        if (! content)
            return content.error();

        auto created = nodeBuilder.create (*content, {}, placeOf (node), built.warnings);

        if (! created)
            return created;

        if (dynamic_cast<const PlaceholderProcessor*> (created->get()) != nullptr)
        {
            stays (node, {}); // which has been warned of
            created->reset();
        }
        else if (! fitsConnections (*model, node.id, **created))
        {
            stays (node, "'" + (*created)->getName().toStdString()
                             + "' is there, but lacks a port that a connection needs. The placeholder stays: "
                               "remove that connection first.");
            created->reset();
        }

        return created;
    }

    SessionResult<BuiltSession> commit (const CommitOptions& options)
    {
        const auto result = edit.commit (options);

        if (! result)
            return SessionError { SessionError::Code::graph, result.error().message, {} };

        built.version = result.version();
        return std::move (built);
    }

    const NodeBuilder& nodeBuilder;
    const std::shared_ptr<const GraphModel> model;
    Transaction edit;
    int numReplaced = 0;
    BuiltSession built;
};
} // namespace

SessionResult<BuiltSession> SessionBuilder::resolvePlaceholders (GraphProcessor& graph,
                                                                 PluginLibrary& library,
                                                                 const juce::File& directory,
                                                                 const BuildOptions& options)
{
    library.refresh();
    const auto builder = NodeBuilder::forGraph (graph, library, directory, options);
    FailedNodes failed;

    // Each attempt but the last adds a failure, of which there can be as many as placeholders.
    for (;;)
        if (auto result = Resolution (graph, builder).attempt (failed, options.commit))
            return *result;
}

} // namespace lopsided
