#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <cmath>
#include <cstdint>

namespace lopsided
{

/** A transport that plays from the beginning at 120 beats a minute. Thread: audio. Realtime: wait-free. */
class VerifyPlayHead final : public juce::AudioPlayHead
{
public:
    explicit VerifyPlayHead (double rate) noexcept
        : sampleRate (rate)
    {}

    void advance (int numFrames) noexcept { frames += numFrames; }

    juce::Optional<PositionInfo> getPosition() const override
    {
        constexpr double beatsPerSecond = 2.0;
        constexpr double beatsPerBar = 4.0;
        const auto seconds = static_cast<double> (frames) / sampleRate;
        const auto beats = seconds * beatsPerSecond;
        const auto bars = std::floor (beats / beatsPerBar);

        PositionInfo position;
        position.setTimeInSamples (frames);
        position.setTimeInSeconds (seconds);
        position.setBpm (60.0 * beatsPerSecond);
        position.setTimeSignature (TimeSignature { 4, 4 });
        position.setPpqPosition (beats);
        position.setPpqPositionOfLastBarStart (bars * beatsPerBar);
        position.setBarCount (static_cast<std::int64_t> (bars));
        position.setIsPlaying (true);
        return position;
    }

private:
    const double sampleRate;
    std::int64_t frames = 0;
};

} // namespace lopsided
