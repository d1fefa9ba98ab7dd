#include "TransportPosition.h"

#include <cmath>

namespace lopsided
{

namespace
{
/** Moves the start of the bar along, forwards or (by a loop) backwards, so that the position is in it. */
void advanceBar (TransportPosition::PositionInfo& position, double quarters) noexcept
{
    const auto signature = position.getTimeSignature();
    const auto barStart = position.getPpqPositionOfLastBarStart();

    if (! signature.hasValue() || ! barStart.hasValue() || signature->numerator <= 0
        || signature->denominator <= 0)
        return;

    const auto barLength = 4.0 * signature->numerator / signature->denominator;
    const auto numBars = std::floor ((quarters - *barStart) / barLength);
    position.setPpqPositionOfLastBarStart (*barStart + numBars * barLength);

    if (const auto count = position.getBarCount())
        position.setBarCount (*count + static_cast<std::int64_t> (numBars));
}
} // namespace

std::optional<TransportPosition::Loop> TransportPosition::findLoop (const PositionInfo& position,
                                                                    double sampleRate) noexcept
{
    const auto quarters = position.getPpqPosition();
    const auto tempo = position.getBpm();
    const auto points = position.getLoopPoints();

    if (! position.getIsLooping() || ! quarters.hasValue() || ! tempo.hasValue() || ! points.hasValue())
        return {};

    const auto length = points->ppqEnd - points->ppqStart;

    if (! (*tempo > 0.0) || ! (length > 0.0) || ! (*quarters < points->ppqEnd))
        return {};

    return Loop { sampleRate * 60.0 / *tempo, points->ppqEnd, length };
}

TransportPosition::Position TransportPosition::advance (Position position, int numSamples,
                                                        double sampleRate) noexcept
{
    if (! position.hasValue())
        return position;

    auto seconds = numSamples / sampleRate;

    if (const auto hostTime = position->getHostTimeNs())
        position->setHostTimeNs (*hostTime + static_cast<std::uint64_t> (std::llround (seconds * 1.0e9)));

    if (! position->getIsPlaying())
        return position;

    auto samples = static_cast<std::int64_t> (numSamples);
    const auto tempo = position->getBpm();
    auto quarters = seconds * tempo.orFallback (0.0) / 60.0;

    if (const auto loop = findLoop (*position, sampleRate))
    {
        const auto tolerance = Loop::toleranceSamples / loop->samplesPerQuarter;
        const auto beyondEnd = *position->getPpqPosition() + quarters - loop->endQuarters + tolerance;

        if (beyondEnd >= 0.0)
        {
            const auto back = (std::floor (beyondEnd / loop->lengthQuarters) + 1.0) * loop->lengthQuarters;
            quarters -= back;
            seconds -= back * loop->samplesPerQuarter / sampleRate;
            samples -= std::llround (back * loop->samplesPerQuarter);
        }
    }

    if (const auto time = position->getTimeInSamples())
        position->setTimeInSamples (*time + samples);

    if (const auto time = position->getTimeInSeconds())
        position->setTimeInSeconds (*time + seconds);

    if (const auto start = position->getPpqPosition(); start.hasValue() && tempo.hasValue())
    {
        position->setPpqPosition (*start + quarters);
        advanceBar (*position, *start + quarters);
    }

    return position;
}

} // namespace lopsided
