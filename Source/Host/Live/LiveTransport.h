#pragma once

#include <atomic>
#include <cstdint>
#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

/** The host's transport: rolls or stands, at a tempo, and counts frames and beats.

    A tempo that changes while it rolls bends no beat that has gone by: the position in beats goes on from where it is.

    Thread: as grouped below. Realtime: wait-free.
*/
class LiveTransport final : public juce::AudioPlayHead
{
public:
    enum class State
    {
        stopped,
        rolling
    };

    static constexpr double slowestTempo = 10.0; // beats a minute
    static constexpr double fastestTempo = 999.0;

    explicit LiveTransport (State initial = State::stopped) noexcept;

    // [message thread]
    /** While nothing renders. Where it stands in seconds and beats stays. sampleRate is in Hz. */
    void prepare (double sampleRate) noexcept;

    void setState (State state) noexcept;
    [[nodiscard]] State state() const noexcept;

    /** Limited to what a transport can do; what is no number is ignored. */
    void setTempo (double beatsPerMinute) noexcept;
    [[nodiscard]] double tempo() const noexcept;

    /** To the first beat, with the next block. */
    void rewind() noexcept;

    /** Where the block after the last one begins. */
    [[nodiscard]] double positionInBeats() const noexcept;
    [[nodiscard]] double positionInSeconds() const noexcept;

    // [audio thread]
    /** Takes what has been asked for since the last block. */
    void beginBlock() noexcept;

    /** The block is over: moves on by its frames, where it rolls. */
    void advance (int numFrames) noexcept;

    juce::Optional<PositionInfo> getPosition() const override;

private:
    static constexpr int beatsPerBar = 4;

    [[nodiscard]] double beats() const noexcept;
    void publish() noexcept;

    // [audio thread]
    double rate = 44100.0;
    std::int64_t frames = 0;
    std::int64_t anchorFrames = 0; // where the tempo last changed
    double anchorBeats = 0.0;
    double rollingTempo = 120.0;
    bool rolls = false;

    // [shared] written by the message thread
    std::atomic<State> wantedState;
    std::atomic<double> wantedTempo { 120.0 };
    std::atomic<bool> wantsRewind { false };

    // [shared] written by the audio thread
    std::atomic<double> publishedBeats { 0.0 };
    std::atomic<double> publishedSeconds { 0.0 };
};

} // namespace lopsided
