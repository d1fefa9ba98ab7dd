#include "DurationTrack.h"

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

    auto& stretch = track[index];
    const auto value = static_cast<float> (micros);
    stretch.largestMicros = std::max (stretch.largestMicros, value);
    stretch.smallestMicros = stretch.count == 0 ? value : std::min (stretch.smallestMicros, value);
    stretch.sumMicros += micros;
    ++stretch.count;
}

void DurationTrack::halve()
{
    for (std::size_t from = 0; from < track.size(); ++from)
    {
        const auto source = track[from];
        auto& target = track[from / 2];

        if (from % 2 == 0)
        {
            target = source;
            continue;
        }

        if (source.count > 0)
        {
            target.smallestMicros = target.count == 0
                                        ? source.smallestMicros
                                        : std::min (target.smallestMicros, source.smallestMicros);
            target.largestMicros = std::max (target.largestMicros, source.largestMicros);
            target.sumMicros += source.sumMicros;
            target.count += source.count;
        }
    }

    track.resize ((track.size() + 1) / 2);
    stretchSeconds *= 2.0;
}

} // namespace lopsided
