#include "LiveAudio.h"

namespace lopsided
{

void LiveAudio::drain()
{
    if (callback == nullptr)
        return;

    while (const auto record = callback->takeRecord())
        figures.add (*record);

    for (const auto& late : processor.takeXruns())
        culprit = nameOf (late.node);
}

juce::String LiveAudio::nameOf (NodeID node) const
{
    const auto model = processor.model();
    const auto* found = model->findNode (node);
    return found != nullptr ? found->name : juce::String();
}

AudioStatus LiveAudio::status()
{
    drain();

    AudioStatus result;
    result.device = state;
    result.deviceName =
        juce::String::fromUTF8 ((state == AudioStatus::Device::lost ? lostName : device.name).c_str());
    result.sampleRate = callback == nullptr ? 0.0 : preparedRate;
    result.blockSize = callback == nullptr ? 0 : preparedBlock;
    result.latencySamples = processor.getLatencySamples();
    result.deviceLatencySamples = deviceLatency;
    result.xruns = device.device == nullptr ? -1 : device.device->getXRunCount();
    result.meanLoad = figures.mean();
    result.p999Load = figures.percentile (0.999);
    result.worstLoad = figures.worst();
    result.blocks = figures.blocks();
    result.lateBlocks = figures.lateBlocks();
    result.culprit = culprit;
    result.outputPeak = figures.takePeak();
    return result;
}

void LiveAudio::resetFigures()
{
    figures.reset();
    culprit = {};
}

bool LiveAudio::isOnDeviceOfType (const juce::String& typeName) const
{
    const auto& identifier = state == AudioStatus::Device::lost ? lostIdentifier : device.identifier;
    return identifier.upToFirstOccurrenceOf (":", false, false).equalsIgnoreCase (typeName);
}

std::uint64_t LiveAudio::frames() const noexcept
{
    return callback == nullptr ? 0 : callback->frames();
}

} // namespace lopsided
