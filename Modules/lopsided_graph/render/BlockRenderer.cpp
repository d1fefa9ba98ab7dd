#include "BlockRenderer.h"

#include "../state/NodeState.h"
#include "MixKernel.h"

#include <algorithm>

namespace lopsided
{

namespace
{
/** A node of more channels than a juce::AudioBuffer refers to without allocating: its samples move into a buffer
    that was allocated with the plan, and back. */
void processWide (const NodeTask& task, int numSamples)
{
    auto& buffer = *task.wide;
    constexpr auto keepContent = false;
    constexpr auto clearExtra = false;
    constexpr auto avoidReallocating = true;
    buffer.setSize (task.numChannels, numSamples, keepContent, clearExtra, avoidReallocating);

    for (int channel = 0; channel < task.numChannels; ++channel)
        std::copy_n (task.channels[channel], numSamples, buffer.getWritePointer (channel));

    task.processor->processBlock (buffer, *task.midi);

    for (int channel = 0; channel < task.numOutputs; ++channel)
        std::copy_n (buffer.getReadPointer (channel), numSamples, task.channels[channel]);
}
} // namespace

BlockRenderer::BlockRenderer (const RenderPlan& planToRender, const RenderArguments& argumentsToUse) noexcept
    : plan (planToRender),
      arguments (argumentsToUse),
      state (*planToRender.state),
      numSamples (argumentsToUse.numSamples)
{}

void BlockRenderer::render() noexcept
{
    auto& playHead = *state.playHeadRelay();
    playHead.beginBlock (arguments.playHead);

    takeHostMidi (HostMidiTiming::asGiven);
    takeInputs();

    for (const auto& task : plan.tasks)
    {
        perform (task.gather);
        runTask (task);
    }

    perform (plan.outputOperations);
    writeOutputs();
    writeHostMidi();

    playHead.endBlock();
    state.position += numSamples;
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
            delay.line->process (plan.sources[operation.first], plan.arena.channel (operation.target),
                                 numSamples, delay.delaySamples, state.position);
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
    midiMerge.inlet->merge ({ plan.midiSources.data() + midiMerge.firstSource, midiMerge.numSources },
                            { plan.midiCursors.data() + midiMerge.firstSource, midiMerge.numSources },
                            destination, capacity, { *midiMerge.drops, state.midiDrops });
}

//======================================================================================================================
void BlockRenderer::runTask (const NodeTask& task) noexcept
{
    if (task.processor->isSuspended())
    {
        silence (task);
        return;
    }

    auto* observer = arguments.observer;

    if (observer != nullptr)
        observer->beforeProcess (*task.instance);

    const auto succeeded = callProcessor (task);

    // A processor may have swapped or shrunk the storage it was lent. Making that good is still part of its call, so
    // that our own code never has to make a buffer grow.
    if (task.speaksMidi)
        task.midi->ensureSize (static_cast<std::size_t> (MidiRoom::capacityBytes));

    if (observer != nullptr)
        observer->afterProcess (*task.instance);

    if (! succeeded)
    {
        task.instance->state().countException();
        state.countException();
        silence (task);
    }
    else if (task.speaksMidi)
    {
        task.instance->state().setSilenced (false);
    }
    else if (MidiRoom::usedBytes (*task.midi) != 0)
    {
        task.midi->clear();
    }
}

bool BlockRenderer::callProcessor (const NodeTask& task) noexcept
{
    try
    {
        if (task.wide == nullptr)
        {
            juce::AudioBuffer<float> buffer (task.channels, task.numChannels, numSamples);
            task.processor->processBlock (buffer, *task.midi);
        }
        else
        {
            processWide (task, numSamples);
        }

        return true;
    }
    catch (...)
    {
        return false;
    }
}

void BlockRenderer::silence (const NodeTask& task) noexcept
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
