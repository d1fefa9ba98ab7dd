#pragma once

#include "../model/NodeOptions.h"
#include "Operation.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <cstdint>

namespace lopsided
{

class NodeInstance;
class NodeState;
struct NodeAutomation;

/** One node in a sequence: the operations that gather its input, then its call, and what follows it. One cache line, and all that a
    scheduler has to hand to a thread. */
struct alignas (64) NodeTask
{
    juce::AudioProcessor* processor = nullptr; ///< null while the node is left out
    NodeState* state = nullptr;
    const NodeInstance* instance = nullptr;
    float* const* channels = nullptr; ///< numChannels buffers, inputs and outputs sharing them in order
    juce::AudioBuffer<float>* wide =
        nullptr; ///< lent to the processor; only when numChannels is more than a JUCE buffer refers to for free
    const NodeAutomation* automation = nullptr; ///< null for a node that has none
    OperationRange gather;                      ///< before the call
    std::uint16_t numChannels = 0;
    std::uint16_t numOutputs = 0;
    std::uint16_t numFinishing = 0; ///< operations after the call: those behind `gather`
    NodeOptions::CallbackLock callbackLock = NodeOptions::CallbackLock::ignored;
    bool speaksMidi : 1 = false;
    bool isPlain : 1 =
        false; ///< nothing but a call of the processor, as long as nothing controls or watches it

    [[nodiscard]] OperationRange finish() const noexcept
    {
        return { gather.first + gather.count, numFinishing };
    }

    /** juce::AudioBuffer keeps this many channel pointers inside itself; for more it allocates. */
    static constexpr int maximumNarrowChannels = 31;
};

static_assert (sizeof (NodeTask) == 64);

} // namespace lopsided
