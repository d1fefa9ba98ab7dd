#include "NodeRunner.h"

#include "../model/NodeInstance.h"
#include "../state/MidiRoom.h"
#include "../state/NodeState.h"

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
    else if (! task.speaksMidi && MidiRoom::usedBytes (*task.midi) != 0)
    {
        task.midi->clear();
    }
}

bool NodeRunner::callProcessor (const NodeTask& task) const noexcept
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

void NodeRunner::silence (const NodeTask& task) const noexcept
{
    for (int channel = 0; channel < task.numOutputs; ++channel)
        std::fill_n (task.channels[channel], numSamples, 0.0f);

    task.midi->clear();
}

} // namespace lopsided
