// How EngineCore changes a processor that is in the graph while that plays. README.md has the argument.
#include "../instance/InstanceDeleter.h"
#include "../message/MessageRole.h"
#include "EngineCore.h"
#include "LostConnections.h"

#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{
using Step = LiveChange::Step;
using Work = LiveChange::Work;

int channelsOf (const juce::Array<juce::AudioChannelSet>& buses)
{
    int total = 0;

    for (const auto& bus : buses)
        total += bus.size();

    return total;
}

GraphError notHere()
{
    return { GraphError::Code::wrongThread,
             "A processor is prepared and given another layout by the message thread only.",
             {} };
}
} // namespace

GraphResult<void> EngineCore::changeLive (NodeID id, std::optional<LiveChange::BusesLayout> layout)
{
    if (! MessageRole::isHere())
        return notHere();

    const auto model = base().model;
    const auto* node = model->findNode (id);

    if (node == nullptr)
        return GraphError { GraphError::Code::unknownNode,
                            model->describe (id) + " has no processor that could be changed.",
                            { id } };

    auto& processor = node->instance->processor();

    if (layout.has_value() && ! processor.checkBusesLayoutSupported (*layout))
        return GraphError { GraphError::Code::invalidValue,
                            model->describe (id) + " does not support this layout.",
                            { id } };

    Lock lock { mutex };

    if (phase == Phase::closed)
        return GraphError { GraphError::Code::graphGone, "The graph has been destroyed.", {} };

    if (layout.has_value())
    {
        auto shape = node->instance->shape();
        shape.numInputs = channelsOf (layout->inputBuses);
        shape.numOutputs = channelsOf (layout->outputBuses);

        if (const auto lost = LostConnections::ofNode (*current, id, shape); ! lost.empty())
            return LostConnections::refusal (*current, id, lost);
    }

    // Where nothing plays, the next prepareToPlay does all that is left.
    live.request ({ .node = id, .instance = node->instance, .layout = std::move (layout) });
    const auto isStill = phase == Phase::released;
    lock.unlock();

    if (isStill)
        applyLayouts (InstanceUse::released);

    keepHouse (std::chrono::milliseconds { 1 });
    wake->request();
    return {};
}

void EngineCore::applyLayouts (InstanceUse use)
{
    std::vector<LiveChange> waiting;

    {
        const Lock lock { mutex };
        waiting = live.takeAll();
    }

    for (auto& change : waiting)
    {
        if (change.layout.has_value())
        {
            InstancePreparation::release (change.instance);
            setLayout (change);
        }

        // What is going to be prepared is read then.
        if (use == InstanceUse::aboutToBePrepared)
            continue;

        const Lock lock { mutex };
        change.instance->refreshShape();
        change.instance->adoptParameters();
        InstanceDeleter::recordOf (change.instance).noteParameters (change.instance->processor());
        news.addPrepared (change.node);
    }
}

void EngineCore::setLayout (const LiveChange& change)
{
    if (change.instance->processor().setBusesLayout (*change.layout))
        return;

    const Lock lock { mutex };
    errorsOfPreparation.push_back (
        { GraphError::Code::processorFailed,
          current->describe (change.node) + " did not take the layout that was asked for, and keeps its own.",
          { change.node } });
}

//======================================================================================================================
void EngineCore::followLiveChanges()
{
    std::vector<LiveChange> gone; // let go of after the lock

    for (;;)
    {
        Lock lock { mutex };

        if (phase != Phase::playing || live.isEmpty())
            return;

        endGoneChanges (gone);
        takeSteps();

        const auto isReady = [] (const LiveChange& change) { return change.isOutOfUse(); };
        const auto ready = std::find_if (live.begin(), live.end(), isReady);

        if (ready == live.end())
            return;

        ready->step = Step::working;
        const auto change = *ready;
        lock.unlock();
        work (change);
    }
}

void EngineCore::endGoneChanges (std::vector<LiveChange>& gone)
{
    for (auto& change : live.takeGone (*current))
    {
        // It may come back, and what its processor has done is still to be followed then.
        if (change.isBeforeAdoption())
            InstanceDeleter::recordOf (change.instance).setNews (true);

        gone.push_back (std::move (change));
    }
}

void EngineCore::takeSteps()
{
    std::vector<const NodeInstance*> filled;
    bool isDue = false;

    for (auto& change : live)
    {
        const auto before = change.step;

        if (change.step == Step::requested)
            change.step = Step::fading;
        else if (change.step == Step::fading && sequences.isDry (change.instance->incarnation()))
            change.step = Step::leaving;
        else if (change.step == Step::filling && sequences.samplePosition() >= change.filledAt)
            filled.push_back (change.instance.get());

        // Until the sequence without it is published, all of them may have it.
        if (change.step == Step::leaving && before != Step::leaving)
            change.endOfLast = sequences.endOfCurrent();

        isDue = isDue || change.step != before;
    }

    for (const auto* instance : filled)
        endChange (*instance);

    if (! isDue && filled.empty())
        return;

    // The model has been compiled before: what is refused now is a processor's doing, and told once.
    if (auto published = publishAgain(); published.has_error())
        noteError (std::move (published).error());
}

void EngineCore::endChange (const NodeInstance& instance)
{
    if (const auto* change = live.find (instance))
        news.addPrepared (change->node);

    live.remove (instance);
}

void EngineCore::work (const LiveChange& change)
{
    std::optional<std::string> problem;

    if (change.work == Work::prepare)
    {
        InstancePreparation::release (change.instance);

        if (change.layout.has_value())
            setLayout (change);

        problem = currentPreparation().prepare (change.instance, InstancePreparation::Adoption::byCaller);

        if (problem.has_value())
            InstancePreparation::silence (change.instance, *problem);
    }

    const Lock lock { mutex };

    if (problem.has_value())
        notePreparationProblem (*current, change.node, change.instance, *problem);

    adopt (change);
}

void EngineCore::adopt (const LiveChange& change)
{
    if (change.work == Work::prepare)
        change.instance->adoptPreparation (NodeInstance::Clock::goesOn);
    else
        change.instance->adoptParameters();

    InstanceDeleter::recordOf (change.instance).noteParameters (change.instance->processor());
    auto* known = live.find (*change.instance);

    if (known == nullptr)
        return;

    removeConnections (LostConnections::ofAll (*current));
    const auto latencyOfNode = change.instance->shape().latencySamples;

    if (std::exchange (known->isWantedAgain, false))
    {
        known->step = Step::requested;
    }
    else
    {
        // The block that is under way may still be one without it.
        known->step = Step::filling;
        known->layout.reset();
        known->filledAt =
            latencyOfNode == 0 ? 0 : sequences.samplePosition() + settings.maximumBlockSize + latencyOfNode;
    }

    // With a latency it is called now, and heard once that is filled; else both are one step.
    if (phase == Phase::playing && known->step == Step::filling && latencyOfNode != 0)
        if (auto published = publishAgain(); published.has_error())
            noteError (std::move (published).error());
}

GraphError EngineCore::leftOut (const GraphModel& nodes, NodeID id, const std::string& problem)
{
    return { GraphError::Code::processorFailed,
             nodes.describe (id) + ": prepareToPlay " + problem + ". It keeps its place and is silent.",
             { id } };
}

void EngineCore::notePreparationProblem (const GraphModel& nodes, NodeID id,
                                         const std::shared_ptr<NodeInstance>& instance,
                                         const std::string& problem)
{
    InstanceDeleter::recordOf (instance).setPreparedFor (configuration);
    errorsOfPreparation.push_back (leftOut (nodes, id, problem));
}

} // namespace lopsided
