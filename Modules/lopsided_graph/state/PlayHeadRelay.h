#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>

namespace lopsided
{

/** The play head that a graph gives to its processors once, off the audio thread: it forwards to the one that the
    host handed in with the block being rendered, and has no position outside of a block. */
class PlayHeadRelay final : public juce::AudioPlayHead
{
public:
    /** Thread: rendering. Realtime: wait-free. */
    void beginBlock (juce::AudioPlayHead* hostsPlayHead) noexcept
    {
        // Pairs with the load in forwardee(). The processors that ask run on this same thread; relaxed is for
        // those that ask from another, against JUCE's rule: they get an old answer, never a torn pointer.
        current.store (hostsPlayHead, std::memory_order_relaxed);
    }

    /** Thread: rendering. Realtime: wait-free. */
    void endBlock() noexcept { beginBlock (nullptr); }

    juce::Optional<PositionInfo> getPosition() const override;
    bool canControlTransport() override;
    void transportPlay (bool shouldStartPlaying) override;
    void transportRecord (bool shouldStartRecording) override;
    void transportRewind() override;

private:
    [[nodiscard]] juce::AudioPlayHead* forwardee() const noexcept
    {
        return current.load (std::memory_order_relaxed); // pairs with beginBlock()
    }

    // [shared]
    std::atomic<juce::AudioPlayHead*> current { nullptr };
};

} // namespace lopsided
