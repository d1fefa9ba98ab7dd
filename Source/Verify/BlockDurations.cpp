#include "BlockDurations.h"

#include <algorithm>
#include <cstddef>

namespace lopsided
{
namespace
{
double percentile99 (std::vector<double> values)
{
    const auto index = (values.size() - 1) * 99 / 100;
    std::nth_element (values.begin(), values.begin() + static_cast<std::ptrdiff_t> (index), values.end());
    return values[index];
}
} // namespace

void BlockDurations::summarise (ObservedBlocks& blocks) const
{
    blocks.timed = static_cast<std::int64_t> (durations.size());

    if (durations.empty())
        return;

    std::vector<double> micros, shares;

    for (const auto& duration : durations)
    {
        micros.push_back (duration.micros);
        shares.push_back (duration.micros / duration.deadlineMicros);
        blocks.late += duration.micros > duration.deadlineMicros ? 1 : 0;
    }

    blocks.worstMicros = *std::max_element (micros.begin(), micros.end());
    blocks.worstShare = *std::max_element (shares.begin(), shares.end());
    blocks.p99Micros = percentile99 (std::move (micros));
    blocks.p99Share = percentile99 (std::move (shares));
}

} // namespace lopsided
