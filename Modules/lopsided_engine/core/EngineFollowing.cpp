// How EngineCore follows what changes by itself: ports, parameters and latencies of processors, and the transition.
#include "../instance/InstanceDeleter.h"
#include "EngineCore.h"
#include "LostConnections.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

void EngineCore::followChanges()
{
    // Acquire, paired with the release of InstanceRecord::audioProcessorChanged.
    if (! changeAnnounced->exchange (false, std::memory_order_acq_rel))
        return;

    const Lock lock { mutex };

    if (! followShapes() || phase == Phase::closed)
        return;

    if (phase != Phase::playing)
    {
        if (const auto tried = SequencePublisher::tryCompile (current, settings); tried.has_value())
            noteFigures (**tried);

        return;
    }

    if (auto published = publishAgain(); published.has_error())
        noteError (std::move (published).error());
}

void EngineCore::followTransition()
{
    const Lock lock { mutex };

    if (phase != Phase::playing || sequences.progress() != GraphCompiler::Progress::over)
        return;

    // It sounds the same without what has faded: the same model cannot be refused now.
    if (auto settled = sequences.compile (live.heard (current), {}); settled.has_value())
        sequences.publish (std::move (*settled), version);
}

void EngineCore::followPace()
{
    if (! isPaceNew.exchange (false))
        return;

    const auto nodes = base().model;

    for (const auto& node : nodes->nodes())
        node.instance->processor().setNonRealtime (pace == InstancePreparation::Pace::offline);
}

void EngineCore::noteFigures (const RenderSequence& sequence) noexcept
{
    latency = sequence.latencySamples();

    // Relaxed, paired with the load in tailSeconds.
    tail.store (sequence.tailSeconds(), std::memory_order_relaxed);
}

void EngineCore::reportLatency()
{
    if (const auto now = latency.load(); report && std::exchange (reportedLatency, now) != now)
        report (now);
}

bool EngineCore::followShapes()
{
    bool isShapeNew = false;
    bool isAnyWider = false;

    for (const auto& node : current->nodes())
    {
        auto& instance = *node.instance;

        if (const auto* change = live.find (instance); change != nullptr && change->isBeforeAdoption())
            continue;

        InstanceDeleter::recordOf (node.instance).setNews (false);

        if (phase == Phase::playing && instance.findsNewPorts())
        {
            live.request ({ .node = node.id, .instance = node.instance });
            isAnyWider = true;
            continue;
        }

        followParameters (node);
        isShapeNew = instance.refreshShape() || isShapeNew;
    }

    if (isAnyWider)
        removeConnectionsOfNewPorts();

    return isShapeNew;
}

void EngineCore::followParameters (const Node& node)
{
    auto& instance = *node.instance;

    if (instance.state().areParametersKnown())
        return;

    if (phase != Phase::playing)
        instance.adoptParameters();

    if (instance.followParameters())
        InstanceDeleter::recordOf (node.instance).noteParameters (instance.processor());
    else
        live.request (
            { .node = node.id, .instance = node.instance, .work = LiveChange::Work::followParameters });
}

void EngineCore::lookAtReturned (const GraphModel& before)
{
    // What a node has announced while it was in no model, nobody has looked at.
    NodeList::compare (
        before.nodes(), current->nodes(), [this] (const Node* was, const Node* is, std::size_t) {
            if (is != nullptr && (was == nullptr || was->instance != is->instance)
                && InstanceDeleter::recordOf (is->instance).hasNews())
                changeAnnounced->store (true, std::memory_order_release); // pairs with followChanges
        });
}

void EngineCore::removeConnectionsOfNewPorts()
{
    // They go out while the node fades, so that no port that sounds is lost at once.
    for (const auto& change : live)
        if (change.step == LiveChange::Step::requested && ! change.layout.has_value())
            removeConnections (LostConnections::ofNode (*current, change.node, change.instance->readShape()));
}

void EngineCore::removeConnections (const std::vector<Connection>& lost)
{
    if (lost.empty())
        return;

    auto model = current->copyForEdits();

    for (const auto& connection : lost)
        model.removeConnection (connection).value();

    current = std::make_shared<const GraphModel> (std::move (model));
    news.add (CommitNews::Kind::accepted, ++version);
    news.addRemoved (lost);
}

void EngineCore::noteError (GraphError error)
{
    // A node may announce the same in every block.
    if (errorsOfPreparation.empty() || errorsOfPreparation.back().message != error.message)
        errorsOfPreparation.push_back (std::move (error));
}

} // namespace lopsided
