#pragma once

#include "../account/NodeMonitor.h"
#include "../state/RenderState.h"
#include "CallOutcome.h"
#include "NodeCallObserver.h"
#include "NodeTask.h"

namespace lopsided
{

/** Calls the nodes of one block, each on the input that was gathered for it: one that is suspended or throws
    renders silence, and MIDI storage that a processor kept is made good.
    Thread: rendering; one runner may run different nodes on several threads at once, because all that it writes
    belongs to the node, or is a counter. Realtime: wait-free, but for the processors. */
class NodeRunner
{
public:
    /** For a block of `numSamplesToRender`; the observer may be null. */
    NodeRunner (RenderState& stateToUse, NodeCallObserver* observerToUse, int numSamplesToRender) noexcept;

    /** Who watches a call. */
    struct Watch
    {
        NodeMonitor& monitor;
        AccountLane& lane;            ///< of the thread that calls
        juce::MidiBuffer& unusedMidi; ///< what that lends to nodes without MIDI
        NodeID node;
        BlockInput input = BlockInput::active;
        NodeMonitor::Guarding guarding = NodeMonitor::Guarding::asSwitched;
    };

    /** The monitor's beginCall is the caller's. @returns whether what goes out is known to be exactly silent. */
    NodeMonitor::Output run (const NodeTask& task, const Watch& watch) const noexcept;

    /** What follows run's call of a processor: for one that was called without it.
        @returns whether what goes out is known to be exactly silent. */
    NodeMonitor::Output finish (const NodeTask& task, const Watch& watch, CallOutcome outcome,
                                int numEventsIn = 0) const noexcept;

private:
    [[nodiscard]] CallOutcome call (const NodeTask& task, juce::MidiBuffer& midi) const noexcept;
    [[nodiscard]] CallOutcome callWhole (const NodeTask& task, juce::MidiBuffer& midi) const noexcept;
    void count (const NodeTask& task, CallOutcome outcome) const noexcept;
    void silence (const NodeTask& task) const noexcept;

    RenderState& state;
    NodeCallObserver* const observer;
    const int numSamples;
};

} // namespace lopsided
