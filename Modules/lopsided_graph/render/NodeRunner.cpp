#include "NodeRunner.h"

#include "../model/NodeInstance.h"
#include "../state/MidiRoom.h"
#include "../state/NodeState.h"
#include "ControlledCall.h"
#include "ProcessorCall.h"

#include <algorithm>

namespace lopsided
{

NodeRunner::NodeRunner (RenderState& stateToUse, NodeCallObserver* observerToUse,
                        int numSamplesToRender) noexcept
    : state (stateToUse),
      observer (observerToUse),
      numSamples (numSamplesToRender)
{}

void NodeRunner::run (const NodeTask& task) const noexcept
{
    if (task.processor->isSuspended())
    {
        silence (task);
        return;
    }

    auto* control = task.instance->state().control();
    const auto outcome = control == nullptr
                             ? callWhole (task)
                             : ControlledCall { task, *control, { state, observer, numSamples } }.run();

    if (outcome != CallOutcome::played)
    {
        count (task, outcome);
        silence (task);
    }
    else if (! task.speaksMidi && MidiRoom::usedBytes (*task.midi) != 0)
    {
        task.midi->clear();
    }
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
}

} // namespace lopsided
