#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

/** The host's play head, seen from a later part of a block that is rendered in parts.
    Thread: rendering. Realtime: wait-free, but for the host's own code. */
class PartPlayHead final : public juce::AudioPlayHead
{
public:
    /** The host's play head outlives this. `samplesPerSecond` is the graph's rate, in Hz. Cost: O(1). */
    PartPlayHead (juce::AudioPlayHead& hostsPlayHead, int samplesIntoBlock, double samplesPerSecond) noexcept;

    juce::Optional<PositionInfo> getPosition() const override;
    bool canControlTransport() override;
    void transportPlay (bool shouldStartPlaying) override;
    void transportRecord (bool shouldStartRecording) override;
    void transportRewind() override;

private:
    juce::AudioPlayHead& host;
    const int offsetSamples;
    const double sampleRate;
};

} // namespace lopsided
