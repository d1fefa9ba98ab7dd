// SessionBuilder::resolvePlaceholders.
#include "NodeBuilder.h"
#include "NodeCapture.h"
#include "SessionBuilder.h"

#include <algorithm>

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

/** Replaces what can be replaced in a transaction of its own. */
class Resolution
{
public:
    Resolution (GraphProcessor& graphToEdit, const NodeBuilder& builder)
        : graph (graphToEdit),
          nodeBuilder (builder)
    {}

    SessionResult<BuiltSession> run (const CommitOptions& options)
    {
        const auto model = graph.model();
        auto edit = graph.edit();
        auto numReplaced = 0;

        for (const auto& node : model->nodes())
        {
            const auto* placeholder = dynamic_cast<const PlaceholderProcessor*> (&node.instance->processor());

            if (placeholder == nullptr)
                continue;

            const OpeningScope opening (
                nodeBuilder.library,
                SessionBuilder::resolved (placeholder->missing().reference, nodeBuilder.directory));
            auto real = open (*model, node);

            if (! real)
                return real.error();

            if (*real == nullptr)
            {
                built.placeholders.push_back (node.id);
                continue;
            }

            edit.replaceNode (node.id, std::move (*real));
            ++numReplaced;
        }

        return numReplaced > 0 ? commit (edit, options) : std::move (built);
    }

private:
    /** The real plugin, or null where the placeholder has to stay. */
    SessionResult<std::unique_ptr<juce::AudioProcessor>> open (const GraphModel& model, const Node& node)
    {
        const auto content = captureNode (node, nodeBuilder.directory);

        if (! content)
            return content.error();

        auto created = nodeBuilder.create (*content, {}, placeOf (node), built.warnings);

        if (! created || dynamic_cast<const PlaceholderProcessor*> (created->get()) == nullptr)
        {
            if (created && ! fitsConnections (model, node.id, **created))
            {
                built.warnings.push_back (placeOf (node) + ": '" + (*created)->getName().toStdString()
                                          + "' is there, but lacks a port that a connection needs. The "
                                            "placeholder stays: remove that connection first.");
                created->reset();
            }

            return created;
        }

        return std::unique_ptr<juce::AudioProcessor>();
    }

    SessionResult<BuiltSession> commit (Transaction& edit, const CommitOptions& options)
    {
        const auto result = edit.commit (options);

        if (! result)
            return SessionError { SessionError::Code::graph, result.error().message, {} };

        built.version = result.version();
        return std::move (built);
    }

    GraphProcessor& graph;
    const NodeBuilder& nodeBuilder;
    BuiltSession built;
};
} // namespace

SessionResult<BuiltSession> SessionBuilder::resolvePlaceholders (GraphProcessor& graph,
                                                                 PluginLibrary& library,
                                                                 const juce::File& directory,
                                                                 const BuildOptions& options)
{
    library.refresh();
    return Resolution (graph, NodeBuilder::forGraph (graph, library, directory, options))
        .run (options.commit);
}

} // namespace lopsided
