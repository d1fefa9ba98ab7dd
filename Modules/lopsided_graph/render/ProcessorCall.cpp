#include "ProcessorCall.h"

#include <algorithm>

namespace lopsided
{

namespace
{
/** A node of more channels than a juce::AudioBuffer refers to without allocating. It is lent a buffer that was allocated with
    the plan and so has room for as many pointers; resizing it within its memory sets the number of samples, and then the
    pointers are turned to the node's own channels, which start on cache lines. */
void processWide (const NodeTask& task, const ProcessorCall::Part& part)
{
    auto& buffer = *task.wide;
    constexpr auto keepContent = false;
    constexpr auto clearExtra = false;
    constexpr auto avoidReallocating = true;
    buffer.setSize (task.numChannels, part.numSamples, keepContent, clearExtra, avoidReallocating);

    // JUCE hands its list of pointers out as constant, but it lies in the buffer's own memory.
    auto** const pointers = const_cast<float**> (buffer.getArrayOfWritePointers());
    std::copy_n (part.channels, task.numChannels, pointers);
    task.processor->processBlock (buffer, *part.midi);
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
