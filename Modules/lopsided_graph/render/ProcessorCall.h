#pragma once

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
    float* const* channels = nullptr; ///< what a node of few channels works on
    juce::MidiBuffer* midi = nullptr;
    int start = 0; ///< where in the task's channels it begins: for a node that has a wide buffer
    int numSamples = 0;
};

/** Thread: rendering. Realtime: wait-free, but for the processor. */
[[nodiscard]] CallOutcome perform (const NodeTask& task, const Part& part) noexcept;
} // namespace ProcessorCall

} // namespace lopsided
