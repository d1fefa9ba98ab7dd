#include "OutputStage.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

// Each relaxed access of this file pairs with the other side's of the same atomic, which says nothing of other memory.
namespace
{
constexpr auto relaxed = std::memory_order_relaxed;

// What is louder is broken, and would be remembered for minutes.
constexpr auto loudest = 1.0e3f;
} // namespace

void OutputStage::prepare (double sampleRate, int maximumBlock)
{
    wantsSilence.store (false, relaxed);
    hasFadedOut.store (false, relaxed);
    gain.reset (sampleRate, rampSeconds);
    gain.setCurrentAndTargetValue (wantedGain.load (relaxed));
    limiterShare.reset (sampleRate, rampSeconds);
    limiterShare.setCurrentAndTargetValue (wantsLimiter.load (relaxed) ? 1.0f : 0.0f);

    envelope.prepare ({ sampleRate, static_cast<juce::uint32> (maximumBlock), 1 });
    envelope.setLevelCalculationType (juce::dsp::BallisticsFilterLevelCalculationType::peak);
    envelope.setAttackTime (0.0f);
    envelope.setReleaseTime (releaseMillis);
    envelope.reset();
}

void OutputStage::set (const SessionOutput& output) noexcept
{
    const auto isMuted = output.mute == SessionOutput::Switch::on || ! std::isfinite (output.gainDb);
    wantedGain.store (isMuted ? 0.0f : juce::Decibels::decibelsToGain (output.gainDb, silentGainDb), relaxed);
    wantsLimiter.store (output.limiter == SessionOutput::Switch::on, relaxed);
}

void OutputStage::fadeOut() noexcept
{
    wantsSilence.store (true, relaxed);
}

bool OutputStage::isFadedOut() const noexcept
{
    return hasFadedOut.load (relaxed);
}

bool OutputStage::takeHasLimited() noexcept
{
    return hasLimited.exchange (false, relaxed);
}

void OutputStage::process (juce::AudioBuffer<float>& audio, int numChannels) noexcept
{
    const auto ends = wantsSilence.load (relaxed);
    gain.setTargetValue (ends ? 0.0f : wantedGain.load (relaxed));
    limiterShare.setTargetValue (wantsLimiter.load (relaxed) ? 1.0f : 0.0f);
    applyGain (audio, numChannels);

    if (ends && ! gain.isSmoothing())
        hasFadedOut.store (true, relaxed);

    if (limiterShare.isSmoothing() || limiterShare.getTargetValue() > 0.0f)
        limit (audio, numChannels);
    else
        envelope.reset();
}

void OutputStage::applyGain (juce::AudioBuffer<float>& audio, int numChannels) noexcept
{
    if (gain.isSmoothing())
    {
        for (int frame = 0; frame < audio.getNumSamples(); ++frame)
        {
            const auto factor = gain.getNextValue();

            for (int channel = 0; channel < numChannels; ++channel)
                audio.getWritePointer (channel)[frame] *= factor;
        }

        return;
    }

    for (int channel = 0; channel < numChannels; ++channel)
        audio.applyGain (channel, 0, audio.getNumSamples(), gain.getTargetValue());
}

void OutputStage::limit (juce::AudioBuffer<float>& audio, int numChannels) noexcept
{
    const auto* const* channels = audio.getArrayOfReadPointers();
    auto acts = false;

    for (int frame = 0; frame < audio.getNumSamples(); ++frame)
    {
        auto largest = 0.0f;

        for (int channel = 0; channel < numChannels; ++channel)
            largest = std::max (largest, std::abs (channels[channel][frame]));

        const auto level = envelope.processSample (0, std::min (largest, loudest));
        const auto share = limiterShare.getNextValue();

        if (level <= ceiling || share <= 0.0f)
            continue;

        acts = true;
        const auto factor = share < 1.0f ? 1.0f + share * (ceiling / level - 1.0f) : ceiling / level;

        for (int channel = 0; channel < numChannels; ++channel)
            audio.getWritePointer (channel)[frame] *= factor;
    }

    if (acts)
        hasLimited.store (true, relaxed);
}

} // namespace lopsided
