#include "PartPlayHead.h"

#include "TransportPosition.h"

namespace lopsided
{

PartPlayHead::PartPlayHead (juce::AudioPlayHead& hostsPlayHead, int samplesIntoBlock,
                            double samplesPerSecond) noexcept
    : host (hostsPlayHead),
      offsetSamples (samplesIntoBlock),
      sampleRate (samplesPerSecond)
{}

juce::Optional<juce::AudioPlayHead::PositionInfo> PartPlayHead::getPosition() const
{
    return TransportPosition::advance (host.getPosition(), offsetSamples, sampleRate);
}

bool PartPlayHead::canControlTransport()
{
    return host.canControlTransport();
}

void PartPlayHead::transportPlay (bool shouldStartPlaying)
{
    host.transportPlay (shouldStartPlaying);
}

void PartPlayHead::transportRecord (bool shouldStartRecording)
{
    host.transportRecord (shouldStartRecording);
}

void PartPlayHead::transportRewind()
{
    host.transportRewind();
}

} // namespace lopsided
