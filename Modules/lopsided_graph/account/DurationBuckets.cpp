#include "DurationBuckets.h"

#include <cmath>

namespace lopsided
{

std::uint64_t DurationBuckets::percentile (double fraction, std::optional<std::size_t> oneMore) const noexcept
{
    // One copy to count and to search in, because the rendering side goes on.
    std::array<std::uint64_t, numBuckets> counts {};
    std::uint64_t total = 0;

    for (std::size_t i = 0; i < numBuckets; ++i)
    {
        counts[i] = buckets[i].value();
        total += counts[i];
    }

    if (oneMore.has_value())
    {
        ++counts[*oneMore];
        ++total;
    }

    if (total == 0)
        return 0;

    const auto share = std::ceil (std::clamp (fraction, 0.0, 1.0) * static_cast<double> (total));
    const auto wanted = std::clamp<std::uint64_t> (static_cast<std::uint64_t> (share), 1, total);
    std::uint64_t seen = 0;
    std::size_t index = 0;

    while ((seen += counts[index]) < wanted)
        ++index;

    return upperEdgeOf (index);
}

std::uint64_t DurationBuckets::upperEdgeOf (std::size_t index) noexcept
{
    if (index < 2 * bucketsPerOctave)
        return index;

    const auto shift = index / bucketsPerOctave - 1;
    const auto leading = index - shift * bucketsPerOctave;
    return ((leading + 1) << shift) - 1;
}

} // namespace lopsided
