// How EngineCore makes a transaction current. Its life and its housekeeping: EngineCore.cpp, EngineConfiguration.cpp.
#include "../instance/InstanceDeleter.h"
#include "../message/MessageRole.h"
#include "EngineCore.h"

#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{
/** What a commit spends on reclaiming, where perhaps no message loop does. */
constexpr auto reclaimBudgetOfCommit = std::chrono::microseconds { 1000 };

/** A node with a bypass parameter of its own is bypassed by that; the others by a stage of the sequence. */
void followBypass (const GraphModel& before, const GraphModel& now)
{
    using Switch = NodeOptions::Switch;

    NodeList::compare (before.nodes(), now.nodes(), [] (const Node* was, const Node* is, std::size_t) {
        if (is == nullptr)
            return;

        const auto isSame = was != nullptr && was->instance == is->instance;
        const auto previous = isSame ? was->options.bypass : Switch::off;
        const auto parameter = is->options.bypass != previous ? is->instance->shape().bypassParameter : -1;

        if (parameter >= 0)
            is->instance->control().set (parameter, is->options.bypass == Switch::on ? 1.0f : 0.0f,
                                         ParameterChange::now);
    });
}

GraphError graphGone()
{
    return { GraphError::Code::graphGone, "The graph of this transaction has been destroyed.", {} };
}
} // namespace

NodeID EngineCore::newNodeID() noexcept
{
    return { ++lastUid };
}

void EngineCore::noteIdsOf (const GraphModel& model) noexcept
{
    if (model.nodes().empty())
        return;

    // The nodes are sorted by id.
    const auto highest = model.nodes().back().id.uid;
    auto seen = lastUid.load();

    while (seen < highest && ! lastUid.compare_exchange_weak (seen, highest))
    {}
}

std::shared_ptr<NodeInstance> EngineCore::adopt (std::unique_ptr<juce::AudioProcessor> processor)
{
    auto record = std::make_unique<InstanceRecord> (changeAnnounced);

    if (processor != nullptr)
        processor->addListener (record.get());

    auto instance =
        std::make_unique<NodeInstance> (std::move (processor), ++lastIncarnation,
                                        std::shared_ptr<ControlCounters> { figures, &figures->control });

    if (instance->hasProcessor())
        record->noteParameters (instance->processor());

    record->watch (instance->state());
    return { instance.release(), InstanceDeleter { graveyard, std::move (record) } };
}

GraphResult<void> EngineCore::prepareNew (const std::shared_ptr<NodeInstance>& instance,
                                          WhenPreparationFails whenItFails)
{
    if (! isPlaying())
        return {};

    return prepareAgain ({ instance }, whenItFails);
}

GraphResult<void> EngineCore::makeEdit (const GraphEdit& edit, GraphModel& copy)
{
    Lock lock { mutex };
    waitWhilePreparing (lock);
    return edit.applyTo (copy);
}

GraphResult<std::uint64_t> EngineCore::commit (const CommitRequest& request)
{
    auto result = makeCurrent (request);

    if (result.has_value())
    {
        keepHouse (reclaimBudgetOfCommit);
        wake->request();
    }

    return result;
}

GraphResult<std::uint64_t> EngineCore::makeCurrent (const CommitRequest& request)
{
    // Let go of after the lock: it may hold the last share of an instance.
    std::shared_ptr<const GraphModel> overtaken;

    for (;;)
    {
        Lock lock { mutex };
        waitWhilePreparing (lock);

        if (phase == Phase::closed)
            return graphGone();

        if (const auto stale = staleInstancesOf (request); ! stale.empty())
        {
            lock.unlock();

            if (auto prepared = prepareAgain (stale, request.whenPreparationFails); prepared.has_error())
                return std::move (prepared).error();

            continue;
        }

        auto candidate = candidateFor (request);

        if (candidate.has_error())
            return std::move (candidate).error();

        auto next = std::make_shared<const GraphModel> (std::move (*candidate));
        auto compiled = compile (next, request.options);

        if (compiled.has_error())
            return std::move (compiled).error();

        auto errors = leftOutOf (request, *next);
        errorsOfPreparation.insert (errorsOfPreparation.end(), errors.begin(), errors.end());

        if (request.leftOut != nullptr)
            *request.leftOut = std::move (errors);

        noteFigures (**compiled);
        overtaken = std::exchange (current, std::move (next));
        followBypass (*overtaken, *current);
        noteIdsOf (*current);
        lookAtReturned (*overtaken);
        news.add (CommitNews::Kind::accepted, ++version);

        if (phase == Phase::playing)
            sequences.publish (std::move (*compiled), version);

        return version;
    }
}

GraphResult<GraphModel> EngineCore::candidateFor (const CommitRequest& request) const
{
    if (request.baseVersion == version)
        return std::move (request.edited);

    if (request.options.whenOvertaken == WhenOvertaken::refuse)
        return GraphError {
            GraphError::Code::overtaken,
            "Others have changed the graph since this transaction was begun. Begin a new one.",
            {}
        };

    auto model = current->copyForEdits();

    for (const auto& edit : request.edits)
        if (auto made = edit.applyTo (model); made.has_error())
        {
            auto error = std::move (made).error();
            error.message =
                "Others have changed the graph since this transaction was begun: " + error.message;
            return error;
        }

    return model;
}

std::vector<std::shared_ptr<NodeInstance>> EngineCore::staleInstancesOf (const CommitRequest& request) const
{
    std::vector<std::shared_ptr<NodeInstance>> stale;

    if (phase != Phase::playing)
        return stale;

    for (const auto& edit : request.edits)
        if (auto instance = edit.instance();
            instance != nullptr && InstanceDeleter::recordOf (instance).preparedFor() != configuration)
            stale.push_back (std::move (instance));

    return stale;
}

std::vector<GraphError> EngineCore::leftOutOf (const CommitRequest& request, const GraphModel& model)
{
    std::vector<GraphError> errors;

    // No other model has these instances yet, so nobody prepares them meanwhile.
    for (const auto& edit : request.edits)
        if (const auto instance = edit.instance();
            instance != nullptr && InstanceDeleter::recordOf (instance).isSilenced)
            for (const auto& node : model.nodes())
                if (node.instance == instance)
                    errors.push_back (leftOut (model, node.id, InstanceDeleter::recordOf (instance).problem));

    return errors;
}

GraphResult<void> EngineCore::prepareAgain (const std::vector<std::shared_ptr<NodeInstance>>& instances,
                                            WhenPreparationFails whenItFails)
{
    if (! MessageRole::isHere())
        return GraphError {
            GraphError::Code::wrongThread,
            "A processor has to be prepared for the graph's sample rate and block size, which only the "
            "message thread may do. Begin and commit this transaction there.",
            {}
        };

    const auto preparation = currentPreparation();

    for (const auto& instance : instances)
    {
        auto problem = preparation.prepare (instance);

        if (! problem.has_value())
            continue;

        if (whenItFails == WhenPreparationFails::refuse)
            return GraphError {
                GraphError::Code::processorFailed,
                instance->processor().getName().toStdString() + ": prepareToPlay " + *problem
                    + ". It was not added; another instance, or another sample rate, may work.",
                {}
            };

        preparation.leaveOut (instance, *std::move (problem));
    }

    return {};
}

GraphResult<SequencePublisher::Sequence> EngineCore::compile (std::shared_ptr<const GraphModel> candidate,
                                                              const CommitOptions& options)
{
    if (phase == Phase::playing)
        return sequences.compile (live.heard (std::move (candidate)), options);

    return SequencePublisher::tryCompile (std::move (candidate), settings);
}

void EngineCore::waitWhilePreparing (Lock& lock)
{
    // A plugin that is being prepared may commit from within: it must not wait for itself.
    phaseChanged.wait (
        lock, [this] { return phase != Phase::preparing || preparer == std::this_thread::get_id(); });
}

} // namespace lopsided
