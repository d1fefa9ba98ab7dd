#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>

namespace lopsided
{

/** The play head that a graph gives to its processors once, off the audio thread: it says what the one says that the host
    handed in with the block being rendered, and has no position outside of a block. The host's is asked once a block, on
    the audio thread: JUCE's play heads may be asked nowhere else, and nodes run on worker threads as well. */
class PlayHeadRelay final : public juce::AudioPlayHead
{
public:
    /** Thread: the audio thread, before the block's nodes run. Realtime: wait-free, but for the host's own code. */
    void beginBlock (juce::AudioPlayHead* hostsPlayHead) noexcept;

    /** Thread: the audio thread, after them. Realtime: wait-free. */
    void endBlock() noexcept { beginBlock (nullptr); }

    /** Thread: those that render the block's nodes; one that asks from another, against JUCE's rule, may get parts of two
        answers. Realtime: wait-free. */
    juce::Optional<PositionInfo> getPosition() const override { return position; }
    bool canControlTransport() override;
    void transportPlay (bool shouldStartPlaying) override;
    void transportRecord (bool shouldStartRecording) override;
    void transportRewind() override;

private:
    [[nodiscard]] juce::AudioPlayHead* forwardee() const noexcept
    {
        return current.load (std::memory_order_relaxed); // pairs with beginBlock()
    }

    // [rendering] written while no node runs; handing out the block's tasks orders the rest
    juce::Optional<PositionInfo> position;

    // [shared]
    std::atomic<juce::AudioPlayHead*> current { nullptr };
};

} // namespace lopsided
