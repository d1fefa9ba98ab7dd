#pragma once

#include "../account/Accounting.h"
#include "../control/NodeAutomation.h"
#include "../midi/MidiDelayLine.h"
#include "../midi/MidiInlet.h"
#include "../model/NodeInstance.h"
#include "../parallel/TaskGraph.h"
#include "../parallel/WorkerPool.h"
#include "../state/NodeState.h"
#include "../state/RenderState.h"
#include "../transition/ConnectionState.h"
#include "../transition/PlayingGraph.h"
#include "../transition/RingState.h"
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

    /** A connection's delay: which state has its taps, and where they go. */
    struct AudioDelay
    {
        ConnectionState* state = nullptr;
        DelayTaps::Lines lines;
        int delaySamples = 0;
        int fadeSamples = 0;
    };

    /** A term of a fading mix: which state has its gain, and where that goes. */
    struct FadingTerm
    {
        const float* source = nullptr;
        std::uint32_t buffer = 0;         ///< the number of the buffer that it is
        ConnectionState* state = nullptr; ///< null for a gain of 1
        const RingState* ring = nullptr;  ///< on its way out once this is over
        std::uint64_t ringId = 0;
        bool isFeedback = false; ///< then the ring has to have been over before the block
        float target = 1.0f;
        int fadeSamples = 0;
        FadeCurve curve = FadeCurve::linear;
    };

    /** A node that rings. */
    struct RingWatch
    {
        RingState* state = nullptr;
        RingState::Ring ring;
    };

    struct MidiDelay
    {
        MidiDelayLine* line = nullptr;
        const juce::MidiBuffer* source = nullptr;
        MidiDrops* drops = nullptr; ///< of the node that the connection leads to
        int delaySamples = 0;
    };

    /** What leaves a node that produces MIDI. */
    struct MidiSwitching
    {
        NodeState* node = nullptr;
        MidiOutputSwitch::Side side = MidiOutputSwitch::Side::processed;
        const MidiDelayLine* line = nullptr; ///< what is passed through; null for nothing
        int waitsFor = 0;                    ///< samples that the line has to hold first
    };

    /** A new incarnation's inlet is told what the old one knew. */
    struct MidiTakeOver
    {
        MidiInlet* successor = nullptr;
        MidiInlet* predecessor = nullptr;
        std::uint32_t firstSuccession = 0;
        std::uint32_t numSuccessions = 0;
        std::uint64_t commit = 0;
    };

    struct MidiMerge
    {
        juce::MidiBuffer* destination = nullptr; ///< null for the host's
        MidiInlet* inlet = nullptr;
        MidiDrops* drops = nullptr;
        NodeState* node = nullptr; ///< whom MIDI may be sent to; null for the host
        bool isLeaving = false;
        std::uint32_t firstSource = 0;
        std::uint32_t numSources =
            0; ///< of connections; behind them there is room for what is sent to the node
    };

    /** Who guards and measures a task, and under which id. */
    struct Monitored
    {
        NodeMonitor* monitor = nullptr;
        NodeID node;
        NodeMonitor::Guarding guarding = NodeMonitor::Guarding::asSwitched;
    };

    // [audio thread]
    std::unique_ptr<const RenderPlan> firstPhase; ///< rendered before, until all that leaves with it is out
    std::vector<NodeTask> tasks;
    std::vector<Monitored> monitored; ///< beside the tasks
    Accounting accounting;
    std::vector<Operation> operations;
    std::vector<const float*> sources;         ///< of the mixes
    std::vector<float*> channels;              ///< of the tasks
    std::vector<std::uint32_t> sourceBuffers;  ///< numbers of the buffers beside `sources`
    std::vector<std::uint32_t> channelBuffers; ///< and beside `channels`
    mutable std::vector<std::uint8_t>
        silentBuffers; ///< for each buffer whether it is known to be exactly silent
    std::vector<AudioDelay> audioDelays;
    std::vector<FeedbackLine*> feedbackLines;
    std::vector<FadingTerm> fadingTerms;
    mutable std::vector<GainRamp::Piece> fadingPieces; ///< scratch beside fadingTerms
    std::vector<RingWatch> rings;
    std::vector<MidiDelay> midiDelays;
    std::vector<MidiMerge> midiMerges;
    std::vector<MidiSwitching> midiSwitchings;
    mutable std::vector<MidiSource> midiSources; ///< what is sent to nodes is filled in for each block
    std::vector<MidiTakeOver> midiTakeOvers;
    std::vector<MidiSuccession> midiSuccessions;
    mutable std::vector<MidiMergeQueue::Cursor> midiCursors; ///< scratch beside midiSources
    std::vector<InputCopy> inputCopies;
    std::vector<OutputMix> outputMixes;
    TaskGraph taskGraph;             ///< which task waits for which; empty where they run as they are written
    WorkerPool* workers = nullptr;   ///< null where they do
    OperationRange outputOperations; ///< what the outputs need before they are mixed
    MidiMerge hostMidi;
    bool usesHostMidi = false;
    RenderState* state = nullptr;
    std::uint64_t version = 0;
    bool followsTransport = false; ///< whether any automation does
    double sampleRate = 0.0;
    int maximumBlockSize = 0;
    int latencySamples = 0;
    double tailSeconds = 0.0;
    const BufferArena* arena = nullptr;
    std::uint32_t numBuffers = 0; ///< of those in the arena

    // [message thread] what keeps the pointers above alive
    std::shared_ptr<const BufferArena> sharedArena;
    std::shared_ptr<const PlayingGraph> playing;
    std::vector<std::shared_ptr<const NodeAutomation>> automations;
    std::vector<std::shared_ptr<MidiDelayLine>> midiDelayLines;
    std::vector<std::shared_ptr<MidiPath>> midiPaths;
    std::vector<std::unique_ptr<juce::AudioBuffer<float>>> wideBuffers;
    std::shared_ptr<WorkerPool> sharedWorkers;
    std::shared_ptr<RenderState> sharedState;
};

} // namespace lopsided
