#include "PartPlayHead.h"

#include <cstdint>

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
    auto position = host.getPosition();

    if (! position.hasValue() || ! position->getIsPlaying())
        return position;

    const auto seconds = offsetSamples / sampleRate;

    if (const auto samples = position->getTimeInSamples())
        position->setTimeInSamples (*samples + static_cast<std::int64_t> (offsetSamples));

    if (const auto time = position->getTimeInSeconds())
        position->setTimeInSeconds (*time + seconds);

    if (const auto quarters = position->getPpqPosition())
        if (const auto tempo = position->getBpm())
            position->setPpqPosition (*quarters + seconds * *tempo / 60.0);

    return position;
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
