#pragma once

#include "MidiLoan.h"
#include "RenderFigures.h"

#include <juce_audio_basics/juce_audio_basics.h>
#include <lopsided_graph/lopsided_graph.h>
#include <lopsided_rcu/lopsided_rcu.h>

#include <atomic>
#include <memory>
#include <vector>

namespace lopsided
{

/** The audio thread's side of a GraphProcessor: one read-side critical section a block, and in it the sequence that is
    current, on as many parts of the block as its length needs.

    It is handed a Reader and the shared figures, never the producer's side.
*/
class CallbackRenderer
{
public:
    /** Thread: producer. Realtime: may block. */
    CallbackRenderer (RcuCell<RenderSequence>& cell, std::shared_ptr<RenderFigures> sharedFigures);

    // [message thread]

    /** Makes room for these settings; a block that comes in meanwhile is silent. Realtime: may block. */
    void prepare (const RenderSettings& settings);

    /** Thread: producer, while nothing renders. */
    void setObserver (NodeCallObserver* observerToCall) noexcept
    {
        // Release, paired with the acquire in render: what the observer is made of.
        observer.store (observerToCall, std::memory_order_release);
    }

    // [shared]

    /** The next block begins with a reset. Thread: any. Realtime: wait-free. */
    void requestReset() noexcept
    {
        // Release, paired with the acquire in beginSection: what the caller did before comes before the reset.
        isResetRequested.store (true, std::memory_order_release);
    }

    /** Whether MIDI out may allocate: only where no deadline is. Thread: any. Realtime: wait-free. */
    void setMayAllocate (bool mayAllocate) noexcept
    {
        // Pairs with the load in roomFor: a setting that orders nothing.
        allocationAllowed.store (mayAllocate, std::memory_order_relaxed);
    }

    // [audio thread]

    /** Renders in place. Realtime: wait-free, but for the nodes' own code. */
    void render (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi,
                 juce::AudioPlayHead* playHead) noexcept;

private:
    /** Of a block that is longer than the nodes were promised. */
    struct Part
    {
        int start;
        int numSamples;
    };

    void renderSequence (const RenderSequence& sequence, juce::AudioBuffer<float>& audio,
                         juce::MidiBuffer& midi, juce::AudioPlayHead* playHead) noexcept;
    void renderInParts (const RenderSequence& sequence, juce::AudioBuffer<float>& audio,
                        juce::MidiBuffer& midi, juce::AudioPlayHead* playHead) noexcept;
    void renderPart (const RenderSequence& sequence, juce::AudioBuffer<float>& audio, Part part,
                     juce::AudioPlayHead* playHead, int midiOutCapacityBytes) noexcept;
    juce::MidiBufferIterator takeEvents (juce::MidiBufferIterator next, juce::MidiBufferIterator end,
                                         int start, int stop) noexcept;
    static void gather (const juce::MidiBuffer& part, int start, juce::MidiBuffer& destination) noexcept;
    BlockAccount::Pace pace() const noexcept;
    int roomFor (juce::MidiBuffer& callersBuffer) noexcept;
    void resetIfRequested (const RenderSequence& sequence) noexcept;
    void silence (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) const noexcept;
    void clearBeyond (juce::AudioBuffer<float>& audio) const noexcept;

    // [shared]
    const std::shared_ptr<RenderFigures> figures;
    std::atomic<NodeCallObserver*> observer { nullptr };
    std::atomic<bool> isResetRequested { false };
    std::atomic<bool> allocationAllowed { false };

    // [audio thread] the claim in the figures is held by whoever touches these, prepare included
    RcuCell<RenderSequence>::Reader reader;
    RenderSettings prepared;
    MidiLoan loan;
    std::vector<const float*> inputs;
    std::vector<float*> outputs;
    juce::MidiBuffer partIn;
    juce::MidiBuffer partOut;
    juce::MidiBuffer gathered;
    MidiDrops lostOnEntry;
};

} // namespace lopsided
