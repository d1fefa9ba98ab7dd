#include "BlockRenderer.h"

#include "FadingMix.h"
#include "MixKernel.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
float peakOf (const NodeTask& task, int numSamples) noexcept
{
    float peak = 0.0f;

    for (int channel = 0; channel < task.numOutputs; ++channel)
        for (int i = 0; i < numSamples; ++i)
            peak = std::max (peak, std::abs (task.channels[channel][i]));

    return peak;
}
} // namespace

BlockRenderer::BlockRenderer (const RenderPlan& planToRender, const RenderArguments& argumentsToUse) noexcept
    : plan (planToRender),
      arguments (argumentsToUse),
      state (*planToRender.state),
      numSamples (argumentsToUse.numSamples),
      runner (state, argumentsToUse.observer, numSamples)
{}

void BlockRenderer::render() noexcept
{
    auto& playHead = *state.playHeadRelay();
    playHead.beginBlock (arguments.playHead);

    state.transport = plan.followsTransport ? BlockTimeline::ofTransport (arguments.playHead, plan.sampleRate)
                                            : BlockTimeline {};

    takeHostMidi (HostMidiTiming::asGiven);
    takeInputs();

    runTasks();
    perform (plan.outputOperations);
    writeOutputs();
    writeHostMidi();

    playHead.endBlock();
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

void BlockRenderer::runTask (std::uint32_t number, std::uint32_t) noexcept
{
    const auto& task = plan.tasks[number];
    perform (task.gather);
    runner.run (task);
    perform (task.finish());
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
    }
}

void BlockRenderer::perform (OperationRange range) noexcept
{
    const auto* operation = plan.operations.data() + range.first;

    for (const auto* end = operation + range.count; operation != end; ++operation)
        perform (*operation);
}

void BlockRenderer::perform (const Operation& operation) noexcept
{
    switch (operation.kind)
    {
        case Operation::Kind::mix:
        {
            MixKernel::mix (plan.arena.channel (operation.target), plan.sources.data() + operation.first,
                            operation.count, numSamples);
            break;
        }
        case Operation::Kind::delay:
        {
            const auto& delay = plan.audioDelays[operation.count];
            delay.state->readDelayed ({ plan.sources[operation.first], plan.arena.channel (operation.target),
                                        numSamples, state.position, delay.lines, delay.delaySamples,
                                        delay.fadeSamples },
                                      plan.version);
            break;
        }
        case Operation::Kind::fadingMix:
        {
            const FadingMix mix { plan.fadingTerms.data() + operation.first,
                                  plan.fadingPieces.data() + operation.first, operation.count, plan.version };
            mix.render (plan.arena.channel (operation.target), numSamples);
            break;
        }
        case Operation::Kind::watchRing:
        {
            const auto& watch = plan.rings[operation.first];
            watch.state->follow (watch.ring, peakOf (plan.tasks[operation.count], numSamples), numSamples);
            break;
        }
        case Operation::Kind::delayMidi:
        {
            const auto& delay = plan.midiDelays[operation.first];
            delay.line->process (*delay.source, numSamples, delay.delaySamples, state.position,
                                 { *delay.drops, state.midiDrops });
            break;
        }
        case Operation::Kind::mergeMidi:
        {
            const auto& midiMerge = plan.midiMerges[operation.first];
            merge (midiMerge, *midiMerge.destination, MidiRoom::capacityBytes);
            break;
        }
    }
}

void BlockRenderer::merge (const RenderPlan::MidiMerge& midiMerge, juce::MidiBuffer& destination,
                           int capacity) noexcept
{
    MidiRoom::merge ({ plan.midiSources.data() + midiMerge.firstSource, midiMerge.numSources },
                     { plan.midiCursors.data() + midiMerge.firstSource, midiMerge.numSources }, destination,
                     capacity, { *midiMerge.drops, state.midiDrops });
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
