#pragma once

#include "../account/NodeMonitor.h"
#include "../control/ControlCounters.h"
#include "../control/ParameterList.h"
#include "../control/SplitScratch.h"
#include "NodeShape.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace lopsided
{

class NodeControl;
class NodePlayHead;
class NodeState;
class SentMidi;

/** One incarnation of a node: owns one juce::AudioProcessor, knows its shape, and carries what changes while it
    plays (NodeState). Models and sequences share it; the last share drops on the producer's side, where the
    processor is then destroyed: that must be the message thread (the engine sees to it).

    Thread: everything is the message thread's, but processor() and state(), which the rendering side reaches
    through its sequence. Two graphs must never hold the same instance.
    Realtime: may block where nothing else is said (foreign code). */
class alignas (64) NodeInstance
{
public:
    /** Takes a processor and reads its shape. `incarnation` must never have been used before in this graph:
        it tells this processor from an earlier one under the same id. Nodes may share the counters of what becomes of
        their parameter changes.
        Thread: message. Realtime: may block. Cost: O(parameters), some allocations, and the processor's own code; for one that
        speaks MIDI also its fixed rooms. Errors: a null processor is kept, and refused by GraphModel. */
    NodeInstance (std::unique_ptr<juce::AudioProcessor> processorToOwn, std::uint64_t incarnationNumber,
                  std::shared_ptr<ControlCounters> countersToUse = std::make_shared<ControlCounters>());
    ~NodeInstance();

    NodeInstance (const NodeInstance&) = delete;
    NodeInstance& operator= (const NodeInstance&) = delete;

    [[nodiscard]] bool hasProcessor() const noexcept { return owned != nullptr; }

    /** Thread: any, under the processor's own rules. Realtime: wait-free. */
    [[nodiscard]] juce::AudioProcessor& processor() const noexcept { return *owned; }

    /** Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::uint64_t incarnation() const noexcept { return number; }

    /** The shape as it was last read. Thread: producer. Realtime: wait-free. */
    [[nodiscard]] NodeShape shape() const noexcept { return facts; }

    /** Thread: any; NodeState says what is whose. Realtime: wait-free. */
    [[nodiscard]] NodeState& state() const noexcept { return *live; }

    /** Prepares the processor to play blocks of up to `maximumBlockSize` samples in single precision, and reads
        its shape again (many report their latency only now). `sampleRate` is in Hz.
        Thread: message, while no sequence renders it and no compile runs. Realtime: may block.
        Cost: that of prepareProcessor and adoptPreparation.
        Errors: an exception of the processor passes through. */
    void prepare (double sampleRate, int maximumBlockSize);

    /** The first half of prepare: prepares the processor, and leaves all that a compile reads as it is.
        Thread: message, while no sequence renders it. Cost: the processor's prepareToPlay.
        Errors: an exception of the processor passes through. */
    void prepareProcessor (double sampleRate, int maximumBlockSize);

    /** Whether the clock of the graph, by which changes of parameters are timed, goes on or begins anew. */
    enum class Clock
    {
        goesOn,
        startsAnew
    };

    /** The second half: reads shape and parameters.
        Thread: message, while no sequence renders it and no compile runs. Cost: that of refreshShape and adoptParameters; where
        the node is controlled also its scratch (NodeControl::prepare). */
    void adoptPreparation (Clock clock);

    /** Undoes prepare, with the same rules. Cost: the processor's releaseResources. */
    void release();

    /** Reads the processor's shape again; true when it has changed, so that a recompile is due.
        Thread: message, while no compile runs. Realtime: may block (foreign code). Cost: that of readShape; the first time
        that the processor speaks MIDI also the fixed rooms for that. */
    bool refreshShape();

    /** The shape that the processor has now. Thread: message. Realtime: may block (foreign code).
        Cost: seven of the processor's getters. */
    [[nodiscard]] NodeShape readShape() const;

    /** Whether the processor has other ports by now than its shape says: it is to be prepared again. Its buffers get
        wide enough for it with the next compile. Thread: message, while no compile runs. Cost: that of readShape. */
    bool findsNewPorts();

    /** Reads the processor's parameters again if it has announced that they have changed. False when it has replaced some
        of them, and the node is controlled: then they are followed by adoptParameters.
        Thread: message. Realtime: may block (foreign code). Cost: some loads where nothing was announced; else a ParameterList
        and a mutex. */
    bool followParameters();

    /** Follows the parameters that the processor has now. Thread: message, while no sequence renders it.
        Cost: a ParameterList and a mutex; where the node is controlled also that of NodeControl::follow. */
    void adoptParameters();

    /** The play head that the processor asks for as long as it is here. NodePlayHead says which thread may do what. */
    [[nodiscard]] NodePlayHead& playHead() const noexcept { return *ownPlayHead; }

    /** How many parameters the processor had when they were last read. Thread: any but an audio thread.
        Realtime: may block. Cost: a mutex. */
    [[nodiscard]] int numParameters() const;

    /** What the node's parameters are controlled by; made at the first call, and kept. NodeControl says which thread
        may do what. Thread: any but an audio thread. Realtime: may block, allocates.
        Cost: a mutex; the first time also what NodeControl and its scratch take to make. */
    NodeControl& control();

    /** What is sent to the node beside what its connections bring; made at the first call, and kept. Only for one that
        accepts MIDI. SentMidi says which thread may do what. Thread: any but an audio thread. Realtime: may block, allocates.
        Cost: a mutex; the first time also what SentMidi takes to make. */
    [[nodiscard]] std::shared_ptr<SentMidi> sentMidi();

    /** What guards and measures the node as it is now; `idling` is what its options say. Those that it had before are kept
        as long as it: a sequence may still use them. `sampleRate` is in Hz. Thread: producer. Realtime: allocates when
        something has changed. Cost: O(1); O(channels) where it makes a new one. */
    NodeMonitor& monitorFor (double sampleRate, IdleTraits::OptIn idling = IdleTraits::OptIn::no);

    /** The newest, or null. Thread: producer. */
    [[nodiscard]] NodeMonitor* newestMonitor() const noexcept
    {
        return monitors.empty() ? nullptr : monitors.back().get();
    }

    /** Takes the processor back out: after a refused edit, when no model or sequence is left that renders it.
        Thread: message. Realtime: may block. Cost: the processor's setPlayHead. */
    [[nodiscard]] std::unique_ptr<juce::AudioProcessor> takeProcessor();

private:
    // One cache line: all that a compile reads of a node that plays already, and it reads it of every node.
    std::unique_ptr<juce::AudioProcessor> owned;
    const std::unique_ptr<NodeState> live; // [shared]
    NodeMonitor* monitor = nullptr;        ///< null until monitorFor has seen the newest shape
    float monitoredRate = 0.0f;            ///< precise enough to tell one rate from another
    IdleTraits::OptIn monitoredIdling = IdleTraits::OptIn::no;
    NodeShape facts;

    // [message thread]
    const std::uint64_t number;
    const std::unique_ptr<NodePlayHead> ownPlayHead;
    std::vector<std::unique_ptr<NodeMonitor>> monitors;
    IdleTraits monitoredTraits;
    double preparedRate = 0.0;
    int preparedBlockSize = 0;

    // [producers] under the mutex
    mutable std::mutex controlMutex;
    ParameterList parameters;
    SplitScratch::Size partSize;
    std::unique_ptr<NodeControl> ownControl;
    std::shared_ptr<SentMidi> ownSentMidi;
    const std::shared_ptr<ControlCounters> counters;
};

} // namespace lopsided
