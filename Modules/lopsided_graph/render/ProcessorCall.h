#pragma once

#include "../midi/MidiRoom.h"
#include "CallOutcome.h"
#include "NodeTask.h"

namespace lopsided
{

/** The call of a processor itself: foreign code, to be made inside the observer's bracket. */
namespace ProcessorCall
{
/** A block, or a part of one. */
struct Part
{
    float* const* channels = nullptr; ///< what the node works on
    juce::MidiBuffer* midi = nullptr;
    int numSamples = 0;
};

/** Thread: rendering. Realtime: wait-free, but for the processor. */
[[nodiscard]] CallOutcome perform (const NodeTask& task, const Part& part) noexcept;

/** What a thread lends to the processors of plain tasks: one after the other, so that it stays in the nearest cache. */
struct Loan
{
    juce::AudioBuffer<float>& audio; ///< refers to the task's channels by turns
    juce::MidiBuffer& midi;          ///< always empty
};

/** The call of a plain task (NodeTask::isPlain): a whole block, which nobody splits.
    Thread: rendering. Realtime: wait-free, but for the processor. */
[[nodiscard]] inline CallOutcome performPlain (const NodeTask& task, const Loan& loan,
                                               int numSamples) noexcept
{
    auto outcome = CallOutcome::played;
    loan.audio.setDataToReferTo (task.channels, task.numChannels, numSamples);

    try
    {
        task.processor->processBlock (loan.audio, loan.midi);
    }
    catch (...)
    {
        outcome = CallOutcome::threw;
    }

    if (MidiRoom::usedBytes (loan.midi) != 0)
        loan.midi.clear();

    return outcome;
}
} // namespace ProcessorCall

} // namespace lopsided
