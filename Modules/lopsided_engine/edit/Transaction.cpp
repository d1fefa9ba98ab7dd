#include "Transaction.h"

#include "../core/EngineCore.h"
#include "../message/MessageRole.h"

#include <string>
#include <utility>
#include <vector>

namespace lopsided
{

Transaction::Transaction (std::shared_ptr<EngineCore> coreToEdit, const GraphModel& base,
                          std::uint64_t versionOfBase, WhenPreparationFails whatToDoThen)
    : core (std::move (coreToEdit)),
      baseVersion (versionOfBase),
      whenPreparationFails (whatToDoThen),
      working (base.copyForEdits())
{}

Transaction::Transaction (Transaction&&) noexcept = default;
Transaction& Transaction::operator= (Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

NodeID Transaction::addNode (std::unique_ptr<juce::AudioProcessor> processor, juce::String name,
                             NodeID wanted)
{
    const auto id = wanted.isValid() ? wanted : core->newNodeID();

    if (name.isEmpty() && processor != nullptr)
        name = processor->getName();

    auto instance = take (id, name, std::move (processor));
    make ({ GraphEdit::Add { id, std::move (instance), std::move (name) } });
    return id;
}

void Transaction::removeNode (NodeID id)
{
    make ({ GraphEdit::Remove { id } });
}

void Transaction::removeNodes (std::vector<NodeID> ids)
{
    make ({ GraphEdit::RemoveMany { std::move (ids) } });
}

void Transaction::replaceNode (NodeID id, std::unique_ptr<juce::AudioProcessor> processor)
{
    const auto* node = working.findNode (id);
    auto instance = take (id, node != nullptr ? node->name : juce::String {}, std::move (processor));
    make ({ GraphEdit::Replace { id, std::move (instance) } });
}

void Transaction::renameNode (NodeID id, juce::String name)
{
    make ({ GraphEdit::Rename { id, std::move (name) } });
}

void Transaction::connect (Port source, Port destination)
{
    connect (Connection { source, destination });
}

void Transaction::connect (Connection connection)
{
    make ({ GraphEdit::Connect { connection } });
}

void Transaction::connectFeedback (Port source, Port destination)
{
    connect (Connection { source, destination, Connection::Kind::feedback });
}

void Transaction::disconnect (Port source, Port destination)
{
    disconnect (Connection { source, destination });
}

void Transaction::disconnect (Connection connection)
{
    make ({ GraphEdit::Disconnect { connection } });
}

void Transaction::disconnectNode (NodeID id)
{
    if (! failure.has_value() && ! working.contains (id))
        failure = GraphError { GraphError::Code::unknownNode,
                               "There is no node with id " + std::to_string (id.uid) + " to disconnect.",
                               { id } };

    const auto all = working.connections();

    for (const auto& connection : std::vector<Connection> { all.begin(), all.end() })
        if (connection.source.nodeID == id || connection.destination.nodeID == id)
            disconnect (connection);
}

void Transaction::clear()
{
    std::vector<NodeID> ids;

    for (const auto& node : working.nodes())
        ids.push_back (node.id);

    removeNodes (std::move (ids));

    // What is left leads from the graph's inputs to its outputs. From the end, so that none of it has to move up.
    const auto all = working.connections();
    const std::vector<Connection> left { all.rbegin(), all.rend() };

    for (const auto& connection : left)
        disconnect (connection);
}

void Transaction::setAutomation (NodeID id, int parameterIndex, AutomationCurve curve)
{
    make ({ GraphEdit::Automate { id, parameterIndex, std::move (curve) } });
}

void Transaction::clearAutomation (NodeID id, int parameterIndex)
{
    make ({ GraphEdit::Automate { id, parameterIndex, {} } });
}

void Transaction::setNodeOptions (NodeID id, NodeOptions options)
{
    make ({ GraphEdit::SetOptions { id, options } });
}

CommitResult Transaction::commit (CommitOptions options)
{
    if (isCommitted)
        return CommitResult::refused ({ GraphError::Code::alreadyCommitted,
                                        "A transaction can be committed once. Begin a new one.",
                                        {} },
                                      {});

    isCommitted = true;

    // Whatever comes of it, a transaction that is kept must not keep instances: the graph has them, or the caller.
    const juce::ScopeGuard letGo { [this] { letGoOfInstances(); } };

    if (! failure.has_value())
    {
        std::vector<GraphError> leftOut;
        const auto committed =
            core->commit ({ baseVersion, working, edits, options, whenPreparationFails, &leftOut });

        if (committed.has_value())
            return CommitResult::accepted (*committed, std::move (leftOut));

        failure = committed.error();
    }

    core->noteRefusal();
    return CommitResult::refused (*failure, std::exchange (held, {}));
}

void Transaction::letGoOfInstances()
{
    working = {};
    edits.clear();
    held.clear();
}

std::shared_ptr<NodeInstance> Transaction::take (NodeID id, const juce::String& name,
                                                 std::unique_ptr<juce::AudioProcessor> processor)
{
    const auto& item = held.emplace_back (HeldInstance { id, name, core->adopt (std::move (processor)) });

    if (failure.has_value() || ! item.instance->hasProcessor())
        return item.instance;

    if (auto prepared = core->prepareNew (item.instance, whenPreparationFails); prepared.has_error())
    {
        failure = std::move (prepared).error();
        failure->nodes = { id };
    }

    return item.instance;
}

void Transaction::make (GraphEdit edit)
{
    if (failure.has_value())
        return;

    if (auto made = core->makeEdit (edit, working); made.has_error())
        failure = std::move (made).error();
    else
        edits.push_back (std::move (edit));
}

} // namespace lopsided
