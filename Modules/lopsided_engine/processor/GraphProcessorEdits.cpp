#include "GraphProcessor.h"

#include <utility>

namespace lopsided
{

namespace
{
/** One edit, committed. */
template <typename Edit>
GraphResult<void> commitOne (GraphProcessor& graph, const CommitOptions& options, Edit&& makeEdit)
{
    auto edit = graph.edit();
    makeEdit (edit);

    if (const auto done = edit.commit (options); ! done.ok())
        return done.error();

    return {};
}
} // namespace

int GraphProcessor::getNumNodes() const
{
    return static_cast<int> (model()->nodes().size());
}

std::vector<Connection> GraphProcessor::getConnections() const
{
    const auto current = model();
    const auto all = current->connections();
    return { all.begin(), all.end() };
}

bool GraphProcessor::isConnected (const Connection& connection) const
{
    return model()->isConnected (connection);
}

bool GraphProcessor::isConnected (NodeID source, NodeID destination) const
{
    return model()->isConnected (source, destination);
}

bool GraphProcessor::isAnInputTo (NodeID source, NodeID destination) const
{
    return model()->isAnInputTo (source, destination);
}

bool GraphProcessor::canConnect (const Connection& connection) const
{
    return model()->canConnect (connection).has_value();
}

std::optional<Node> GraphProcessor::getNodeForId (NodeID id) const
{
    const auto current = model();
    const auto* node = current->findNode (id);
    return node != nullptr ? std::optional { *node } : std::nullopt;
}

GraphResult<NodeID> GraphProcessor::addNode (std::unique_ptr<juce::AudioProcessor> processor, NodeID wanted,
                                             const CommitOptions& options)
{
    NodeID added;
    const auto done = commitOne (*this, options, [&] (Transaction& edit) {
        added = edit.addNode (std::move (processor), {}, wanted);
    });

    if (done.has_error())
        return done.error();

    return added;
}

GraphResult<void> GraphProcessor::removeNode (NodeID id, const CommitOptions& options)
{
    return commitOne (*this, options, [id] (Transaction& edit) { edit.removeNode (id); });
}

GraphResult<void> GraphProcessor::addConnection (const Connection& connection, const CommitOptions& options)
{
    return commitOne (*this, options, [&] (Transaction& edit) { edit.connect (connection); });
}

GraphResult<void> GraphProcessor::removeConnection (const Connection& connection,
                                                    const CommitOptions& options)
{
    return commitOne (*this, options, [&] (Transaction& edit) { edit.disconnect (connection); });
}

GraphResult<void> GraphProcessor::disconnectNode (NodeID id, const CommitOptions& options)
{
    return commitOne (*this, options, [id] (Transaction& edit) { edit.disconnectNode (id); });
}

GraphResult<void> GraphProcessor::clear (const CommitOptions& options)
{
    return commitOne (*this, options, [] (Transaction& edit) { edit.clear(); });
}

} // namespace lopsided
