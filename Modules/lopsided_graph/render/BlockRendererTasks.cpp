// How the tasks of a block are run, and which buffers are known to be silent.
#include "BlockRenderer.h"

#include "../account/Prefetch.h"
#include "../control/NodeControl.h"
#include "ProcessorCall.h"

#include <algorithm>
#include <cstddef>

namespace lopsided
{

namespace
{
/** How long before its turn the memory of a task is asked for: nodes lie anywhere, and a short one has no work to hide a
    miss of the cache behind. What is found by way of that memory is asked for half as long before. */
constexpr std::uint32_t tasksAhead = 4, callsAhead = 2;

void prefetch (const NodeTask& task) noexcept
{
    constexpr std::size_t cacheLine = 64;
    prefetchForReading (task.state);
    prefetchForReading (task.processor);
    prefetchForReading (reinterpret_cast<const std::byte*> (task.processor) + cacheLine);
}

/** Whether nothing is to be done but to call the processor, as things are now. */
bool isPlain (const NodeTask& task) noexcept
{
    return task.isPlain && task.state->control() == nullptr && ! task.processor->isSuspended();
}
} // namespace

void BlockRenderer::runTasks() noexcept
{
    if (plan.workers != nullptr)
        plan.workers->run (plan.taskGraph, *this);
    else if (isAccounted || isObserved)
        runTasksInTurn();
    else
        runUnwatchedTasksInTurn();
}

void BlockRenderer::runTasksInTurn() noexcept
{
    const auto* const tasks = plan.tasks.data();
    const auto* const monitored = plan.monitored.data();
    const auto numTasks = static_cast<std::uint32_t> (plan.tasks.size());
    juce::AudioBuffer<float> audio;
    const auto own = ownOf (0, audio);

    for (std::uint32_t number = 0; number < numTasks; ++number)
    {
        if (number + tasksAhead < numTasks)
        {
            prefetch (tasks[number + tasksAhead]);
            monitored[number + tasksAhead].monitor->prefetch();
        }

        if (number + callsAhead < numTasks)
            monitored[number + callsAhead].monitor->beginCall (own.lane);

        run (number, own);
    }
}

void BlockRenderer::runUnwatchedTasksInTurn() noexcept
{
    // A gain is done in 15 ns: here each instruction counts.
    const auto* const tasks = plan.tasks.data();
    const auto numTasks = plan.tasks.size();
    juce::AudioBuffer<float> audio;
    const auto own = ownOf (0, audio);

    for (std::size_t number = 0; number < numTasks; ++number)
    {
        const auto& task = tasks[number];

        if (number + tasksAhead < numTasks)
            prefetch (tasks[number + tasksAhead]);

        if (! isPlain (task)) [[unlikely]]
        {
            run (static_cast<std::uint32_t> (number), own);
            continue;
        }

        if (task.gather.count != 0)
            perform (task.gather);

        const auto outcome = ProcessorCall::performPlain (task, own.loan, numSamples);

        if (outcome != CallOutcome::played) [[unlikely]]
            runner.finish (task, watchOf (static_cast<std::uint32_t> (number), own), outcome);

        if (task.numFinishing != 0)
            perform (task.finish());
    }
}

void BlockRenderer::runTask (std::uint32_t number, std::uint32_t worker) noexcept
{
    juce::AudioBuffer<float> audio;
    const auto own = ownOf (worker, audio);

    // The thread may have waited for this task: that time is nobody's.
    own.lane.restart();

    if (isAccounted)
        plan.monitored[number].monitor->beginCall (own.lane);

    run (number, own);
}

/** Part of run, and called only there. */
inline bool BlockRenderer::runPlain (std::uint32_t number, const Own& own) noexcept
{
    const auto& task = plan.tasks[number];
    const auto& monitored = plan.monitored[number];
    const auto input = inputOf (task);

    if (isAccounted && monitored.monitor->maySkip (own.lane, input))
        return false;

    const auto outcome = ProcessorCall::performPlain (task, own.loan, numSamples);

    if (outcome != CallOutcome::played) [[unlikely]]
        noteOutput (task, runner.finish (task, watchOf (number, own), outcome));
    else if (isAccounted)
        noteOutput (task, monitored.monitor->endCall (own.lane, { .node = monitored.node,
                                                                  .outputs = task.channels,
                                                                  .numSamples = numSamples,
                                                                  .input = input }));
    return true;
}

void BlockRenderer::run (std::uint32_t number, const Own& own) noexcept
{
    const auto& task = plan.tasks[number];

    if (task.gather.count != 0)
        perform (task.gather);

    if (isObserved || ! isPlain (task) || ! runPlain (number, own)) [[unlikely]]
        noteOutput (task, runner.run (task, watchOf (number, own)));

    if (task.numFinishing != 0)
        perform (task.finish());
}

BlockRenderer::Own BlockRenderer::ownOf (std::uint32_t worker, juce::AudioBuffer<float>& audio) const noexcept
{
    return { state.account().lane (static_cast<int> (worker)), { audio, state.unusedMidi[worker] } };
}

NodeRunner::Watch BlockRenderer::watchOf (std::uint32_t number, const Own& own) const noexcept
{
    const auto& monitored = plan.monitored[number];
    return { *monitored.monitor,           own.lane,          own.loan.midi, monitored.node,
             inputOf (plan.tasks[number]), monitored.guarding };
}

//======================================================================================================================
BlockInput BlockRenderer::inputOf (const NodeTask& task) const noexcept
{
    if (! knowsSilence || task.processor == nullptr)
        return BlockInput::active;

    // What is controlled may be on its way somewhere, silent or not.
    const auto* control = task.state->control();
    const auto isControlled = task.automation != nullptr || (control != nullptr && control->isBusy());

    if (isControlled || (task.speaksMidi && MidiRoom::usedBytes (task.state->midi()) != 0))
        return BlockInput::active;

    const auto* buffers = buffersOf (task);
    const auto isBufferSilent = [this] (std::uint32_t buffer) { return plan.silentBuffers[buffer] != 0; };
    return std::all_of (buffers, buffers + task.numChannels, isBufferSilent) ? BlockInput::silent
                                                                             : BlockInput::active;
}

void BlockRenderer::noteOutput (const NodeTask& task, NodeMonitor::Output output) const noexcept
{
    if (! knowsSilence)
        return;

    const auto* buffers = buffersOf (task);

    for (int channel = 0; channel < task.numOutputs; ++channel)
        note (buffers[channel], output == NodeMonitor::Output::silent);
}

const std::uint32_t* BlockRenderer::buffersOf (const NodeTask& task) const noexcept
{
    return plan.channelBuffers.data() + (task.channels - plan.channels.data());
}

void BlockRenderer::note (std::uint32_t buffer, bool isSilent) const noexcept
{
    plan.silentBuffers[buffer] = isSilent ? 1 : 0;
}

bool BlockRenderer::areSourcesSilent (const Operation& mix) const noexcept
{
    const auto* buffers = plan.sourceBuffers.data() + mix.first;
    return std::all_of (buffers, buffers + mix.count,
                        [this] (std::uint32_t buffer) { return plan.silentBuffers[buffer] != 0; });
}

} // namespace lopsided
