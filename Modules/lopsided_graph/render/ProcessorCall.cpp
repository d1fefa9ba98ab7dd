#include "ProcessorCall.h"

#include <algorithm>

namespace lopsided
{

namespace
{
/** A node of more channels than a juce::AudioBuffer refers to without allocating: its samples move into a buffer
    that was allocated with the plan, and back. */
void processWide (const NodeTask& task, const ProcessorCall::Part& part)
{
    auto& buffer = *task.wide;
    constexpr auto keepContent = false;
    constexpr auto clearExtra = false;
    constexpr auto avoidReallocating = true;
    buffer.setSize (task.numChannels, part.numSamples, keepContent, clearExtra, avoidReallocating);

    for (int channel = 0; channel < task.numChannels; ++channel)
        std::copy_n (task.channels[channel] + part.start, part.numSamples, buffer.getWritePointer (channel));

    task.processor->processBlock (buffer, *part.midi);

    for (int channel = 0; channel < task.numOutputs; ++channel)
        std::copy_n (buffer.getReadPointer (channel), part.numSamples, task.channels[channel] + part.start);
}

CallOutcome process (const NodeTask& task, const ProcessorCall::Part& part) noexcept
{
    try
    {
        if (task.wide == nullptr)
        {
            juce::AudioBuffer<float> buffer (part.channels, task.numChannels, part.numSamples);
            task.processor->processBlock (buffer, *part.midi);
        }
        else
        {
            processWide (task, part);
        }

        return CallOutcome::played;
    }
    catch (...)
    {
        return CallOutcome::threw;
    }
}

CallOutcome processLocked (const NodeTask& task, const ProcessorCall::Part& part) noexcept
{
    const juce::ScopedTryLock hold { task.processor->getCallbackLock() };

    if (! hold.isLocked())
        return CallOutcome::lockMissed;

    return task.processor->isSuspended() ? CallOutcome::suspended : process (task, part);
}
} // namespace

CallOutcome ProcessorCall::perform (const NodeTask& task, const Part& part) noexcept
{
    const auto outcome = task.callbackLock == NodeOptions::CallbackLock::tried ? processLocked (task, part)
                                                                               : process (task, part);

    // A processor may have swapped or shrunk the storage it was lent. Making that good is still part of its call, so
    // that our own code never has to make a buffer grow.
    if (task.speaksMidi)
        part.midi->ensureSize (static_cast<std::size_t> (MidiRoom::capacityBytes));

    return outcome;
}

} // namespace lopsided
