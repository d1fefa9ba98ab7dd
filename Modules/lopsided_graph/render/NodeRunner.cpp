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

bool countsEvents (const NodeTask& task, const AccountLane& lane) noexcept
{
    return task.speaksMidi && lane.switches().meter == Accounting::Switch::on;
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

    const auto numEventsIn = countsEvents (task, watch.lane) ? task.state->midi().getNumEvents() : 0;
    auto& midi = task.speaksMidi ? task.state->midi() : watch.unusedMidi;
    const auto outcome = call (task, midi);

    if (! task.speaksMidi && MidiRoom::usedBytes (midi) != 0)
        midi.clear();

    return finish (task, watch, outcome, numEventsIn);
}

NodeMonitor::Output NodeRunner::finish (const NodeTask& task, const Watch& watch, CallOutcome outcome,
                                        int numEventsIn) const noexcept
{
    if (outcome != CallOutcome::played)
    {
        count (task, outcome);
        silence (task);

        // Who misses a lock is well, and will end what it began.
        task.state->setSilenced (outcome != CallOutcome::lockMissed);
    }
    else if (task.speaksMidi)
    {
        task.state->setSilenced (false);
    }

    const auto numEventsOut = countsEvents (task, watch.lane) ? task.state->midi().getNumEvents() : 0;
    return watch.monitor.endCall (watch.lane, { .node = watch.node,
                                                .outputs = task.channels,
                                                .numSamples = numSamples,
                                                .midiEventsIn = numEventsIn,
                                                .midiEventsOut = numEventsOut,
                                                .input = watch.input,
                                                .guarding = watch.guarding,
                                                .outcome = accountOf (outcome) });
}

CallOutcome NodeRunner::call (const NodeTask& task, juce::MidiBuffer& midi) const noexcept
{
    auto* control = task.state->control();

    if (control == nullptr || ! task.state->areParametersKnown())
        return callWhole (task, midi);

    return ControlledCall { task, *control, { state, observer, midi, numSamples } }.run();
}

CallOutcome NodeRunner::callWhole (const NodeTask& task, juce::MidiBuffer& midi) const noexcept
{
    if (observer != nullptr)
        observer->beforeProcess (*task.instance);

    const auto outcome =
        ProcessorCall::perform (task, { .channels = task.channels, .midi = &midi, .numSamples = numSamples });

    if (observer != nullptr)
        observer->afterProcess (*task.instance);

    return outcome;
}

void NodeRunner::count (const NodeTask& task, CallOutcome outcome) const noexcept
{
    if (outcome == CallOutcome::threw)
    {
        task.state->countException();
        state.countException();
    }
    else if (outcome == CallOutcome::lockMissed)
    {
        task.state->countMissedLock();
        state.countMissedLock();
    }
}

void NodeRunner::silence (const NodeTask& task) const noexcept
{
    for (int channel = 0; channel < task.numOutputs; ++channel)
        std::fill_n (task.channels[channel], numSamples, 0.0f);

    if (task.speaksMidi)
    {
        task.state->midi().clear();
        task.state->setSilenced (true);
        task.state->midiInlet().markUndelivered();
    }
}

} // namespace lopsided
