#pragma once

#include "../midi/MidiDelayLine.h"
#include "../midi/MidiInlet.h"
#include "../model/NodeInstance.h"
#include "../state/DelayLine.h"
#include "../state/RenderState.h"
#include "BufferArena.h"
#include "NodeTask.h"
#include "Operation.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lopsided
{

/** The content of a RenderSequence: flat arrays that the render walks from front to back. Numbers of buffers refer
    to the arena; ranges refer to the arrays beside them. */
struct RenderPlan
{
    /** The host's channel `channel` is copied to `buffer` before anything else. */
    struct InputCopy
    {
        int channel = 0;
        std::uint32_t buffer = 0;
    };

    /** The host's channel `channel` becomes the sum of these sources when all nodes have run. */
    struct OutputMix
    {
        int channel = 0;
        std::uint32_t firstSource = 0;
        std::uint32_t numSources = 0;
    };

    struct AudioDelay
    {
        DelayLine* line = nullptr;
        int delaySamples = 0;
    };

    struct MidiDelay
    {
        MidiDelayLine* line = nullptr;
        const juce::MidiBuffer* source = nullptr;
        MidiDrops* drops = nullptr; ///< of the node that the connection leads to
        int delaySamples = 0;
    };

    struct MidiMerge
    {
        juce::MidiBuffer* destination = nullptr; ///< null for the host's
        MidiInlet* inlet = nullptr;
        MidiDrops* drops = nullptr;
        std::uint32_t firstSource = 0;
        std::uint32_t numSources = 0;
    };

    // [audio thread]
    std::vector<NodeTask> tasks;
    std::vector<Operation> operations;
    std::vector<const float*> sources; ///< of the mixes
    std::vector<float*> channels;      ///< of the tasks
    std::vector<AudioDelay> audioDelays;
    std::vector<MidiDelay> midiDelays;
    std::vector<MidiMerge> midiMerges;
    std::vector<MidiSource> midiSources;
    mutable std::vector<MidiMergeQueue::Cursor> midiCursors; ///< scratch beside midiSources
    std::vector<InputCopy> inputCopies;
    std::vector<OutputMix> outputMixes;
    OperationRange outputOperations; ///< what the outputs need before they are mixed
    MidiMerge hostMidi;
    bool usesHostMidi = false;
    RenderState* state = nullptr;
    int maximumBlockSize = 0;
    int latencySamples = 0;
    BufferArena arena;

    // [message thread] what keeps the pointers above alive
    std::vector<std::shared_ptr<NodeInstance>> instances;
    std::vector<std::shared_ptr<DelayLine>> delayLines;
    std::vector<std::shared_ptr<MidiDelayLine>> midiDelayLines;
    std::vector<std::shared_ptr<MidiPath>> midiPaths;
    std::vector<std::unique_ptr<juce::AudioBuffer<float>>> wideBuffers;
    std::shared_ptr<RenderState> sharedState;
};

} // namespace lopsided
