#pragma once

#include "PlayHeadRelay.h"

#include <atomic>
#include <memory>

namespace lopsided
{

/** The play head of one node, given to its processor once, off the audio thread: what the graph's relay says, moved on
    to the part of the block that the processor is called for. One for each node, because nodes are split apart from
    each other, and may run on several threads at once.
    Thread: what JUCE declares, the one that renders the node, during its call. Realtime: wait-free, but for what the host's
    own play head does. */
class NodePlayHead final : public juce::AudioPlayHead
{
public:
    /** Asks this graph from now on, and keeps its relay alive.
        Thread: producer. Realtime: may free the relay of the graph before. Cost: O(1). */
    void follow (std::shared_ptr<PlayHeadRelay> relayToAsk) noexcept;

    /** In Hz. Thread: message, while no sequence renders the node. Cost: O(1). */
    void setSampleRate (double samplesPerSecond) noexcept { sampleRate = samplesPerSecond; }

    /** Where in the block the part begins that the processor is called for, in samples.
        Thread: the one that renders the node. Realtime: wait-free. Cost: a store. */
    void setOffset (int samplesIntoBlock) noexcept
    {
        // Pairs with the load in getPosition(), on this same thread; relaxed is for those that ask from another,
        // against JUCE's rule.
        offset.store (samplesIntoBlock, std::memory_order_relaxed);
    }

    juce::Optional<PositionInfo> getPosition() const override;
    bool canControlTransport() override;
    void transportPlay (bool shouldStartPlaying) override;
    void transportRecord (bool shouldStartRecording) override;
    void transportRewind() override;

private:
    [[nodiscard]] PlayHeadRelay* relay() const noexcept
    {
        return asked.load (std::memory_order_acquire); // pairs with follow()
    }

    // [message thread]
    std::shared_ptr<PlayHeadRelay> kept;
    double sampleRate = 48000.0;

    // [shared]
    std::atomic<PlayHeadRelay*> asked { nullptr };
    std::atomic<int> offset { 0 };
};

} // namespace lopsided
