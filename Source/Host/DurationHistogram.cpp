#include "DurationHistogram.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

std::size_t DurationHistogram::binOf (std::int64_t nanos) noexcept
{
    const auto octave = std::log2 (static_cast<double> (std::max<std::int64_t> (1, nanos)));
    const auto bin = static_cast<int> (octave * binsPerOctave);
    return static_cast<std::size_t> (std::clamp (bin, 0, binsPerOctave * octaves - 1));
}

void DurationHistogram::add (std::int64_t nanos) noexcept
{
    ++bins[binOf (nanos)];
    ++total;
    largest = std::max (largest, nanos);
}

std::int64_t DurationHistogram::percentileNanos (double fraction) const noexcept
{
    if (total == 0)
        return 0;

    const auto wanted =
        std::max<std::uint64_t> (1, static_cast<std::uint64_t> (std::ceil (std::clamp (fraction, 0.0, 1.0)
                                                                           * static_cast<double> (total))));
    std::uint64_t seen = 0;

    for (std::size_t bin = 0; bin < bins.size(); ++bin)
    {
        seen += bins[bin];

        if (seen >= wanted)
        {
            // A bin's upper edge bounds what is in it; the largest value bounds them all.
            const auto edge = std::exp2 (static_cast<double> (bin + 1) / binsPerOctave);
            return std::min (largest, static_cast<std::int64_t> (edge));
        }
    }

    return largest;
}

} // namespace lopsided
