#include "NodeRunner.h"

#include "../midi/MidiRoom.h"
#include "../model/NodeInstance.h"
#include "../state/NodeState.h"
#include "ControlledCall.h"
#include "ProcessorCall.h"

#include <algorithm>

namespace lopsided
{

namespace
{
NodeCall::Outcome accountOf (CallOutcome outcome) noexcept
{
    switch (outcome)
    {
        case CallOutcome::played: return NodeCall::Outcome::rendered;
        case CallOutcome::threw: return NodeCall::Outcome::threw;
        case CallOutcome::suspended:
        case CallOutcome::lockMissed: break;
    }

    return NodeCall::Outcome::silenced;
}
} // namespace

NodeRunner::NodeRunner (RenderState& stateToUse, NodeCallObserver* observerToUse,
                        int numSamplesToRender) noexcept
    : state (stateToUse),
      observer (observerToUse),
      numSamples (numSamplesToRender)
{}

NodeMonitor::Output NodeRunner::run (const NodeTask& task, const Watch& watch) const noexcept
{
    if (task.processor == nullptr || task.processor->isSuspended())
    {
        silence (task);
        watch.monitor.silenceCall();
        return NodeMonitor::Output::silent;
    }

    if (watch.monitor.maySkip (watch.lane, watch.input))
    {
        silence (task);
        watch.monitor.skipCall();
        return NodeMonitor::Output::silent;
    }

    watch.monitor.beginCall (watch.lane);
    const auto counts = task.speaksMidi && watch.lane.switches().meter == Accounting::Switch::on;
    const auto numEventsIn = counts ? task.midi->getNumEvents() : 0;
    auto& nodeState = task.instance->state();
    auto* control = nodeState.areParametersKnown() ? nodeState.control() : nullptr;
    const auto outcome = control == nullptr
                             ? callWhole (task)
                             : ControlledCall { task, *control, { state, observer, numSamples } }.run();

    if (outcome != CallOutcome::played)
    {
        count (task, outcome);
        silence (task);

        // Who misses a lock is well, and will end what it began.
        task.instance->state().setSilenced (outcome != CallOutcome::lockMissed);
    }
    else if (task.speaksMidi)
    {
        task.instance->state().setSilenced (false);
    }
    else if (MidiRoom::usedBytes (*task.midi) != 0)
    {
        task.midi->clear();
    }

    return watch.monitor.endCall (watch.lane, { .node = watch.node,
                                                .outputs = task.channels,
                                                .numSamples = numSamples,
                                                .midiEventsIn = numEventsIn,
                                                .midiEventsOut = counts ? task.midi->getNumEvents() : 0,
                                                .input = watch.input,
                                                .guarding = watch.guarding,
                                                .outcome = accountOf (outcome) });
}

CallOutcome NodeRunner::callWhole (const NodeTask& task) const noexcept
{
    if (observer != nullptr)
        observer->beforeProcess (*task.instance);

    const auto outcome = ProcessorCall::perform (
        task, { .channels = task.channels, .midi = task.midi, .numSamples = numSamples });

    if (observer != nullptr)
        observer->afterProcess (*task.instance);

    return outcome;
}

void NodeRunner::count (const NodeTask& task, CallOutcome outcome) const noexcept
{
    if (outcome == CallOutcome::threw)
    {
        task.instance->state().countException();
        state.countException();
    }
    else if (outcome == CallOutcome::lockMissed)
    {
        task.instance->state().countMissedLock();
        state.countMissedLock();
    }
}

void NodeRunner::silence (const NodeTask& task) const noexcept
{
    for (int channel = 0; channel < task.numOutputs; ++channel)
        std::fill_n (task.channels[channel], numSamples, 0.0f);

    task.midi->clear();

    if (task.speaksMidi)
    {
        task.instance->state().setSilenced (true);
        task.instance->state().midiInlet().markUndelivered();
    }
}

} // namespace lopsided
