#include "BlockTimeline.h"

#include "../state/TransportPosition.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

BlockTimeline BlockTimeline::ofTransport (const juce::AudioPlayHead* playHead, double sampleRate) noexcept
{
    if (playHead == nullptr)
        return {};

    const auto position = playHead->getPosition();

    if (! position.hasValue() || ! position->getIsPlaying())
        return {};

    const auto samples = position->getTimeInSamples();

    if (! samples.hasValue())
        return {};

    BlockTimeline timeline { *samples };

    if (const auto loop = TransportPosition::findLoop (*position, sampleRate))
    {
        const auto samplesLeft = (loop->endQuarters - *position->getPpqPosition()) * loop->samplesPerQuarter;
        timeline.loopEnd =
            *samples
            + static_cast<std::int64_t> (std::ceil (samplesLeft - TransportPosition::Loop::toleranceSamples));
        timeline.loopLength =
            std::max<std::int64_t> (1, std::llround (loop->lengthQuarters * loop->samplesPerQuarter));
    }

    return timeline;
}

std::int64_t BlockTimeline::timeAt (int offset) const noexcept
{
    const auto time = first + offset;

    if (loopLength == 0 || time < loopEnd)
        return time;

    return loopEnd - loopLength + (time - loopEnd) % loopLength;
}

int BlockTimeline::nextJump (int offset) const noexcept
{
    constexpr auto none = std::numeric_limits<int>::max();

    if (loopLength == 0)
        return none;

    const auto time = first + offset;
    const auto next = time < loopEnd ? loopEnd : time + loopLength - (time - loopEnd) % loopLength;
    return static_cast<int> (std::min<std::int64_t> (next - first, none));
}

} // namespace lopsided
