#include "PlayHeadRelay.h"

namespace lopsided
{

void PlayHeadRelay::beginBlock (juce::AudioPlayHead* hostsPlayHead) noexcept
{
    position = hostsPlayHead != nullptr ? hostsPlayHead->getPosition() : juce::Optional<PositionInfo> {};

    // Pairs with the load in forwardee(). Relaxed is for those that ask outside of a block, against JUCE's rule: they
    // find an old pointer, never a torn one.
    current.store (hostsPlayHead, std::memory_order_relaxed);
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
