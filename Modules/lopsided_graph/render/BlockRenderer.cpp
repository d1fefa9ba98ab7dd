// The course of a block. What its operations do: BlockRendererOperations.cpp.
#include "BlockRenderer.h"

#include "../control/NodeControl.h"
#include "FadingMix.h"
#include "MixKernel.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

BlockRenderer::BlockRenderer (const RenderPlan& planToRender, const RenderArguments& argumentsToUse) noexcept
    : plan (planToRender),
      arguments (argumentsToUse),
      state (*planToRender.state),
      numSamples (argumentsToUse.numSamples),
      runner (state, argumentsToUse.observer, numSamples),
      knowsSilence (plan.accounting.idleSkip == Accounting::Switch::on)
{}

void BlockRenderer::render() noexcept
{
    auto& playHead = *state.playHeadRelay();
    playHead.beginBlock (arguments.playHead);

    state.transport = plan.followsTransport ? BlockTimeline::ofTransport (arguments.playHead, plan.sampleRate)
                                            : BlockTimeline {};

    state.account().beginBlock (numSamples, plan.accounting, arguments.pace);
    takeHostMidi (HostMidiTiming::asGiven);
    takeInputs();

    for (const auto& takeOver : plan.midiTakeOvers)
    {
        takeOver.predecessor->enterBlock (state.position, numSamples);
        takeOver.successor->enterBlock (state.position, numSamples);
        takeOver.successor->takeOver (
            *takeOver.predecessor,
            { plan.midiSuccessions.data() + takeOver.firstSuccession, takeOver.numSuccessions },
            takeOver.commit);
    }

    runTasks();
    perform (plan.outputOperations);
    writeOutputs();
    writeHostMidi();

    playHead.endBlock();
    state.account().endBlock();
    state.advance (numSamples);
}

void BlockRenderer::runTasks() noexcept
{
    if (plan.workers != nullptr)
    {
        plan.workers->run (plan.taskGraph, *this);
        return;
    }

    for (std::uint32_t number = 0; number < plan.tasks.size(); ++number)
        runTask (number, 0);
}

void BlockRenderer::runTask (std::uint32_t number, std::uint32_t worker) noexcept
{
    const auto& task = plan.tasks[number];
    const auto& monitored = plan.monitored[number];
    auto& lane = state.account().lane (static_cast<int> (worker));

    // The thread may have waited for this task: that time is nobody's.
    if (plan.workers != nullptr)
        lane.restart();

    perform (task.gather);
    const auto output =
        runner.run (task, { *monitored.monitor, lane, monitored.node, inputOf (task), monitored.guarding });
    noteOutput (task, output);
    perform (task.finish());
}

//======================================================================================================================
BlockInput BlockRenderer::inputOf (const NodeTask& task) const noexcept
{
    if (! knowsSilence || task.processor == nullptr)
        return BlockInput::active;

    // What is controlled may be on its way somewhere, silent or not.
    const auto* control = task.instance->state().control();
    const auto isControlled = task.automation != nullptr || (control != nullptr && control->isBusy());

    if (isControlled || (task.speaksMidi && MidiRoom::usedBytes (*task.midi) != 0))
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

void BlockRenderer::skip() noexcept
{
    takeHostMidi (HostMidiTiming::atStartOfNextBlock);
    arguments.midiOut.clear();

    for (int channel = 0; channel < arguments.numOutputs; ++channel)
        std::fill_n (arguments.outputs[channel], std::max (0, numSamples), 0.0f);
}

//======================================================================================================================
void BlockRenderer::takeHostMidi (HostMidiTiming timing) noexcept
{
    if (! plan.usesHostMidi || MidiRoom::usedBytes (arguments.midiIn) == 0)
        return;

    MidiRoom::add (arguments.midiIn, state.graphMidiIn,
                   timing == HostMidiTiming::asGiven ? numSamples - 1 : 0,
                   { state.hostMidiDrops, state.midiDrops });
}

void BlockRenderer::takeInputs() noexcept
{
    for (const auto& copy : plan.inputCopies)
    {
        auto* buffer = plan.arena.channel (copy.buffer);

        if (copy.channel < arguments.numInputs)
            std::copy_n (arguments.inputs[copy.channel], numSamples, buffer);
        else
            std::fill_n (buffer, numSamples, 0.0f);

        if (knowsSilence)
        {
            SignalScan scan;
            scan.add (buffer, static_cast<std::size_t> (numSamples));
            note (copy.buffer, scan.isSilent());
        }
    }
}

//======================================================================================================================
void BlockRenderer::writeOutputs() noexcept
{
    for (const auto& output : plan.outputMixes)
        if (output.channel < arguments.numOutputs)
            MixKernel::mix (arguments.outputs[output.channel], plan.sources.data() + output.firstSource,
                            output.numSources, numSamples);

    for (auto channel = static_cast<int> (plan.outputMixes.size()); channel < arguments.numOutputs; ++channel)
        std::fill_n (arguments.outputs[channel], numSamples, 0.0f);
}

void BlockRenderer::writeHostMidi() noexcept
{
    merge (plan.hostMidi, arguments.midiOut, arguments.midiOutCapacityBytes);
    state.graphMidiIn.clear();
}

} // namespace lopsided
