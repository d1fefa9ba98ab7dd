#pragma once

#include <atomic>
#include <juce_dsp/juce_dsp.h>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** What stands between the graph and the device: gain, mute and a limiter.

    Gain and mute move along a ramp, and so does what begins and ends with a device. The limiter looks at the largest channel, has no attack time and no delay: nothing above
    its ceiling leaves it while it is on, and what stays below is left as it is, bit by bit.

    Thread: as grouped below. Realtime: wait-free where nothing else is said.
*/
class OutputStage
{
public:
    static constexpr double rampSeconds = 0.02;
    static constexpr float ceiling = 0.966f; // -0.3 dBFS
    static constexpr float releaseMillis = 100.0f;
    static constexpr float silentGainDb = -60.0f;

    // [message thread]
    /** While nothing is processed; begins with the gain that is wanted. Realtime: allocates. */
    void prepare (double sampleRate, int maximumBlock);

    /** After prepare(): the gain that is wanted is reached along the ramp. */
    void beginSilent() noexcept { gain.setCurrentAndTargetValue (0.0f); }

    /** Goes along the ramp to silence, which lasts until prepare(). */
    void fadeOut() noexcept;

    /** Whether fadeOut() has come to its end: all that follows is silence. */
    [[nodiscard]] bool isFadedOut() const noexcept;

    void set (const SessionOutput& output) noexcept;

    /** Whether the limiter has lowered anything since the last call. */
    [[nodiscard]] bool takeHasLimited() noexcept;

    // [audio thread]
    /** Every sample is finite before. Cost: O(samples). */
    void process (juce::AudioBuffer<float>& audio, int numChannels) noexcept;

private:
    void applyGain (juce::AudioBuffer<float>& audio, int numChannels) noexcept;
    void limit (juce::AudioBuffer<float>& audio, int numChannels) noexcept;

    // [audio thread]
    juce::SmoothedValue<float> gain { 1.0f };
    juce::SmoothedValue<float> limiterShare { 1.0f }; // how much of the limiter's gain is applied
    juce::dsp::BallisticsFilter<float> envelope;

    // [shared]
    std::atomic<float> wantedGain { 1.0f };
    std::atomic<bool> wantsLimiter { true };
    std::atomic<bool> hasLimited { false };
    std::atomic<bool> wantsSilence { false };
    std::atomic<bool> hasFadedOut { false };
};

} // namespace lopsided
