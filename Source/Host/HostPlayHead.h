#pragma once

#include <cstdint>
#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

/** The host's transport: rolling from the start, counting frames at a fixed tempo.

    Thread: whoever renders (audio thread while playing, the caller's while rendering offline).
    Realtime: wait-free.
*/
class HostPlayHead final : public juce::AudioPlayHead
{
public:
    /** [message thread], while nothing renders. */
    void prepare (double newSampleRate) noexcept
    {
        sampleRate = newSampleRate;
        positionFrames = 0;
    }

    // [audio thread]
    void advance (int numFrames) noexcept { positionFrames += numFrames; }

    juce::Optional<PositionInfo> getPosition() const override
    {
        const auto seconds = static_cast<double> (positionFrames) / sampleRate;
        const auto quarters = seconds * beatsPerMinute / 60.0;
        const auto bar = static_cast<std::int64_t> (quarters / quartersPerBar);

        PositionInfo info;
        info.setTimeInSamples (positionFrames);
        info.setTimeInSeconds (seconds);
        info.setBpm (beatsPerMinute);
        info.setTimeSignature (TimeSignature { quartersPerBar, 4 });
        info.setPpqPosition (quarters);
        info.setBarCount (bar);
        info.setPpqPositionOfLastBarStart (static_cast<double> (bar * quartersPerBar));
        info.setIsPlaying (true);
        return info;
    }

private:
    static constexpr double beatsPerMinute = 120.0;
    static constexpr int quartersPerBar = 4;

    double sampleRate = 44100.0;
    std::int64_t positionFrames = 0;
};

} // namespace lopsided
