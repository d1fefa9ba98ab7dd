// How EngineCore starts, stops and ends. Its commits: EngineCommit.cpp.
#include "EngineCore.h"
#include "LostConnections.h"

#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{
/** What a change of configuration spends on destroying: the host has stopped, so there is time. */
constexpr auto destructionBudget = std::chrono::microseconds { 50000 };
} // namespace

void EngineCore::prepare (const RenderSettings& newSettings)
{
    if (! (newSettings.sampleRate > 0.0) || newSettings.maximumBlockSize <= 0)
    {
        release();
        const Lock lock { mutex };
        errorsOfPreparation = { { GraphError::Code::invalidSettings,
                                  "The graph cannot be prepared for a sample rate or a block size of 0.",
                                  {} } };
        return;
    }

    goSilent (Phase::preparing);
    std::shared_ptr<const GraphModel> nodes;

    {
        const Lock lock { mutex };
        settings = newSettings;
        settings.workers = workers;
        settings.accounting = accounting;
        settings.latencyBudgetSamples = latencyBudget;
        ++configuration;
        sequences.begin (settings);
        errorsOfPreparation.clear();
        nodes = current;
    }

    applyLayouts (InstanceUse::aboutToBePrepared);

    // A plugin may commit while it is prepared: then there are new nodes.
    for (;;)
    {
        prepareNodes (*nodes, currentPreparation());

        if (publishPrepared (nodes))
            break;

        nodes = base().model;
    }

    keepHouse (destructionBudget);
    wake->request();
}

GraphResult<void> EngineCore::setWorkers (const WorkerOptions& options)
{
    // Starting threads takes its time; the old ones end when the last sequence that uses them is reclaimed.
    auto pool = options.numWorkers > 0 ? std::make_shared<WorkerPool> (options) : nullptr;
    const Lock lock { mutex };
    settings.workers = workers = std::move (pool);
    sequences.useWorkers (workers);
    return publishAgain();
}

GraphResult<void> EngineCore::setAccounting (const Accounting& newAccounting)
{
    const Lock lock { mutex };
    settings.accounting = accounting = newAccounting;
    sequences.setAccounting (accounting);
    return publishAgain();
}

GraphResult<void> EngineCore::setLatencyBudget (int samples)
{
    if (samples > GraphCompiler::maximumDelaySamples)
        return GraphError { GraphError::Code::latencyTooLong,
                            "A latency budget of " + std::to_string (samples) + " samples is more than the "
                                + std::to_string (GraphCompiler::maximumDelaySamples) + " that are possible.",
                            {} };

    const Lock lock { mutex };
    const auto before = latencyBudget;
    const auto use = [this] (int budget) {
        settings.latencyBudgetSamples = latencyBudget = std::max (0, budget);
        sequences.setLatencyBudget (latencyBudget);
    };
    use (samples);
    auto published = publishAgain();

    if (published.has_error())
        use (before);

    return published;
}

GraphResult<void> EngineCore::publishAgain()
{
    if (phase != Phase::playing)
        return {};

    auto compiled = sequences.compile (live.heard (current), {});

    if (compiled.has_error())
        return std::move (compiled).error();

    noteFigures (**compiled);
    sequences.publish (std::move (*compiled), version);
    return {};
}

void EngineCore::release()
{
    goSilent (Phase::released);

    const auto nodes = base().model;

    for (const auto& node : nodes->nodes())
        InstancePreparation::release (node.instance);

    keepHouse (destructionBudget);
}

void EngineCore::close()
{
    {
        Lock lock { mutex };
        phase = Phase::closed;
        sequences.publishSilence();
        phaseChanged.notify_all();
    }

    // Never given back: who comes later finds somebody rendering, and is silent.
    figures->claim.take();
    report = {};
    std::shared_ptr<const GraphModel> last;
    std::vector<LiveChange> changes;

    {
        const Lock lock { mutex };
        changes = live.takeAll();
        last = std::exchange (current, std::make_shared<const GraphModel>());
    }

    last.reset();
    changes.clear();
    keepHouse (Reclaimer::unlimited);
    graveyard->close();
}

void EngineCore::goSilent (Phase next)
{
    {
        Lock lock { mutex };
        phase = next;
        preparer = std::this_thread::get_id();
        sequences.publishSilence();
        phaseChanged.notify_all();
    }

    // The host has stopped, or so it says: nothing that is prepared or released now may still be rendered.
    sequences.cell().synchronize();
}

void EngineCore::prepareNodes (const GraphModel& nodes, const InstancePreparation& preparation)
{
    for (const auto& node : nodes.nodes())
    {
        const auto problem = preparation.prepare (node.instance);

        if (! problem.has_value())
            continue;

        InstancePreparation::silence (node.instance, *problem);
        const Lock lock { mutex };
        notePreparationProblem (nodes, node.id, node.instance, *problem);
    }
}

bool EngineCore::publishPrepared (const std::shared_ptr<const GraphModel>& prepared)
{
    const Lock lock { mutex };

    if (current != prepared)
        return false;

    removeConnections (LostConnections::ofAll (*current));
    auto compiled = sequences.compile (live.heard (current), CommitOptions::atOnce());

    if (compiled.has_error())
    {
        errorsOfPreparation.push_back (std::move (compiled).error());
    }
    else
    {
        noteFigures (**compiled);
        sequences.publish (std::move (*compiled), version);
    }

    phase = Phase::playing;
    phaseChanged.notify_all();
    return true;
}

InstancePreparation EngineCore::currentPreparation() const
{
    const Lock lock { mutex };
    return { settings, pace, configuration };
}

} // namespace lopsided
