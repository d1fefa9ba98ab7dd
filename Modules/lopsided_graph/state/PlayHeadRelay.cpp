#include "PlayHeadRelay.h"

namespace lopsided
{

juce::Optional<juce::AudioPlayHead::PositionInfo> PlayHeadRelay::getPosition() const
{
    if (const auto* playHead = forwardee())
        return playHead->getPosition();

    return {};
}

bool PlayHeadRelay::canControlTransport()
{
    auto* playHead = forwardee();
    return playHead != nullptr && playHead->canControlTransport();
}

void PlayHeadRelay::transportPlay (bool shouldStartPlaying)
{
    if (auto* playHead = forwardee())
        playHead->transportPlay (shouldStartPlaying);
}

void PlayHeadRelay::transportRecord (bool shouldStartRecording)
{
    if (auto* playHead = forwardee())
        playHead->transportRecord (shouldStartRecording);
}

void PlayHeadRelay::transportRewind()
{
    if (auto* playHead = forwardee())
        playHead->transportRewind();
}

} // namespace lopsided
