#include "NodePlayHead.h"

#include "TransportPosition.h"

#include <utility>

namespace lopsided
{

void NodePlayHead::follow (std::shared_ptr<PlayHeadRelay> relayToAsk) noexcept
{
    if (kept == relayToAsk)
        return;

    // Release, paired with the acquire in relay(): whoever finds the relay finds it whole.
    asked.store (relayToAsk.get(), std::memory_order_release);
    kept = std::move (relayToAsk);
}

juce::Optional<juce::AudioPlayHead::PositionInfo> NodePlayHead::getPosition() const
{
    const auto* source = relay();

    if (source == nullptr)
        return {};

    const auto samples = offset.load (std::memory_order_relaxed); // pairs with setOffset()
    auto position = source->getPosition();
    return samples == 0 ? position : TransportPosition::advance (position, samples, sampleRate);
}

bool NodePlayHead::canControlTransport()
{
    auto* source = relay();
    return source != nullptr && source->canControlTransport();
}

void NodePlayHead::transportPlay (bool shouldStartPlaying)
{
    if (auto* source = relay())
        source->transportPlay (shouldStartPlaying);
}

void NodePlayHead::transportRecord (bool shouldStartRecording)
{
    if (auto* source = relay())
        source->transportRecord (shouldStartRecording);
}

void NodePlayHead::transportRewind()
{
    if (auto* source = relay())
        source->transportRewind();
}

} // namespace lopsided
