#include "DurationTrack.h"
#include "NeighbourMerge.h"

#include <algorithm>

namespace lopsided
{

void DurationTrack::add (double seconds, double micros)
{
    const auto time = std::max (0.0, seconds);

    while (time / stretchSeconds >= static_cast<double> (maximumStretches))
        halve();

    const auto index = static_cast<std::size_t> (time / stretchSeconds);

    if (index >= track.size())
        track.resize (index + 1);

    const auto value = static_cast<float> (micros);
    track[index].merge ({ value, value, micros, 1 });
}

void DurationTrack::Stretch::merge (const Stretch& other) noexcept
{
    if (other.count == 0)
        return;

    smallestMicros = count == 0 ? other.smallestMicros : std::min (smallestMicros, other.smallestMicros);
    largestMicros = std::max (largestMicros, other.largestMicros);
    sumMicros += other.sumMicros;
    count += other.count;
}

DurationTrack::Stretch DurationTrack::between (double fromSeconds, double toSeconds) const noexcept
{
    const auto first = static_cast<std::size_t> (std::max (0.0, fromSeconds) / stretchSeconds);
    const auto last =
        std::max (first + 1, static_cast<std::size_t> (std::max (0.0, toSeconds) / stretchSeconds));
    Stretch all;

    for (auto index = first; index < std::min (last, track.size()); ++index)
        all.merge (track[index]);

    return all;
}

void DurationTrack::halve()
{
    mergeNeighbours (track);
    stretchSeconds *= 2.0;
}

} // namespace lopsided
