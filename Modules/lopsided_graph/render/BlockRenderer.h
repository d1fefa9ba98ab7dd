#pragma once

#include "NodeRunner.h"
#include "ProcessorCall.h"
#include "RenderArguments.h"
#include "RenderPlan.h"

namespace lopsided
{

/** Renders one block of a plan: what RenderSequence::render does, step by step.
    Thread: rendering. Realtime: wait-free, but for the processors. */
class BlockRenderer final : private TaskRunner
{
public:
    BlockRenderer (const RenderPlan& planToRender, const RenderArguments& argumentsToUse) noexcept;

    void render() noexcept;

    /** For a block that cannot be rendered: its MIDI waits, the outputs are silent. */
    void skip() noexcept;

private:
    /** When the events of a host's block are taken to happen. */
    enum class HostMidiTiming
    {
        asGiven,
        atStartOfNextBlock
    };

    /** What a thread renders with. */
    struct Own
    {
        AccountLane& lane;
        ProcessorCall::Loan loan;
    };

    void runTask (std::uint32_t number, std::uint32_t worker) noexcept override;
    void runTasks() noexcept;
    void runTasksInTurn() noexcept;
    void runUnwatchedTasksInTurn() noexcept;
    void run (std::uint32_t number, const Own& own) noexcept;

    /** A task that is nothing but a call of its processor. False when it may be skipped. */
    inline bool runPlain (std::uint32_t number, const Own& own) noexcept;
    [[nodiscard]] Own ownOf (std::uint32_t worker, juce::AudioBuffer<float>& audio) const noexcept;
    [[nodiscard]] NodeRunner::Watch watchOf (std::uint32_t number, const Own& own) const noexcept;
    [[nodiscard]] BlockInput inputOf (const NodeTask& task) const noexcept;
    void noteOutput (const NodeTask& task, NodeMonitor::Output output) const noexcept;
    [[nodiscard]] const std::uint32_t* buffersOf (const NodeTask& task) const noexcept;
    void note (std::uint32_t buffer, bool isSilent) const noexcept;
    [[nodiscard]] bool areSourcesSilent (const Operation& mix) const noexcept;
    void takeHostMidi (HostMidiTiming timing) noexcept;
    void takeInputs() noexcept;
    void perform (OperationRange range) noexcept;
    void perform (const Operation& operation) noexcept;
    void mix (const Operation& operation) const noexcept;
    void fade (const Operation& operation) const noexcept;
    void delay (const Operation& operation) const noexcept;
    void readFeedback (const Operation& operation) const noexcept;
    void writeFeedback (const Operation& operation) const noexcept;
    void watchRing (const Operation& operation) const noexcept;
    void delayMidi (const RenderPlan::MidiDelay& midiDelay) const noexcept;
    void merge (const RenderPlan::MidiMerge& merge, juce::MidiBuffer& destination, int capacity) noexcept;
    void switchMidi (const RenderPlan::MidiSwitching& switching) noexcept;
    void writeOutputs() noexcept;
    void writeHostMidi() noexcept;

    const RenderPlan& plan;
    const RenderArguments& arguments;
    RenderState& state;
    const int numSamples;
    const NodeRunner runner;
    const bool knowsSilence; ///< whether buffers are marked, for nodes that may be skipped
    const bool isAccounted;  ///< whether anything is checked or measured
    const bool isObserved;
};

} // namespace lopsided
