#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** The factor that a parameter in decibels stands for; it follows the parameter within 20 ms, whatever the block size. */
class SmoothedLevel
{
public:
    static constexpr float silenceDb = -100.0f;
    static constexpr double rampSeconds = 0.02;

    /** @param decibels  outlives this; silenceDb and below are silence */
    explicit SmoothedLevel (const juce::AudioParameterFloat& decibels)
        : parameter (decibels)
    {}

    /** Thread: message. */
    void prepare (double sampleRate)
    {
        factor.reset (sampleRate, rampSeconds);
        jump();
    }

    /** Goes to where the parameter stands, at once. */
    void jump() noexcept { factor.setCurrentAndTargetValue (target()); }

    /** Sets out for where the parameter stands now: once a block. Realtime: wait-free.
        @returns what to take each frame's factor from. */
    juce::LinearSmoothedValue<float>& follow() noexcept
    {
        factor.setTargetValue (target());
        return factor;
    }

private:
    [[nodiscard]] float target() const noexcept
    {
        return juce::Decibels::decibelsToGain (parameter.get(), silenceDb);
    }

    // [shared] an atomic value
    const juce::AudioParameterFloat& parameter;

    // [audio thread]
    juce::LinearSmoothedValue<float> factor { 0.0f };
};

} // namespace lopsided
