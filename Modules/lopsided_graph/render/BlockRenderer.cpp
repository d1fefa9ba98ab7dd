// The course of a block. How its tasks are run: BlockRendererTasks.cpp. What its operations do: BlockRendererOperations.cpp.
#include "BlockRenderer.h"

#include "MixKernel.h"

#include <algorithm>

namespace lopsided
{

BlockRenderer::BlockRenderer (const RenderPlan& planToRender, const RenderArguments& argumentsToUse) noexcept
    : plan (planToRender),
      arguments (argumentsToUse),
      state (*planToRender.state),
      numSamples (argumentsToUse.numSamples),
      runner (state, argumentsToUse.observer, numSamples),
      knowsSilence (plan.accounting.idleSkip == Accounting::Switch::on),
      isAccounted (plan.accounting != Accounting::allOff()),
      isObserved (argumentsToUse.observer != nullptr)
{}

void BlockRenderer::render() noexcept
{
    auto& playHead = *state.playHeadRelay();
    playHead.beginBlock (arguments.playHead);

    state.transport =
        plan.followsTransport ? BlockTimeline::ofTransport (&playHead, plan.sampleRate) : BlockTimeline {};

    state.account().beginBlock (numSamples, plan.accounting, arguments.pace,
                                plan.workers != nullptr ? plan.workers->numWorkers() + 1 : 1);
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
        auto* buffer = plan.arena->channel (copy.buffer);

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
