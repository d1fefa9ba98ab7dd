#include "LoadFigures.h"

#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{

constexpr double nanosOfLoad = 1.0e9;

} // namespace

void LoadFigures::add (const BlockRecord& record)
{
    if (record.deadlineNanos <= 0)
        return;

    const auto load = static_cast<double> (record.durationNanos) / static_cast<double> (record.deadlineNanos);
    histogram.add (static_cast<std::int64_t> (load * nanosOfLoad));
    sumOfLoads += load;
    largest = std::max (largest, load);
    peak = std::max (peak, record.peak);
    ++numBlocks;

    if (record.durationNanos > record.deadlineNanos)
        ++numLate;

    worstInSpan = std::max (worstInSpan, static_cast<float> (load));
    secondsInSpan += 1.0e-9 * static_cast<double> (record.deadlineNanos);

    if (secondsInSpan < spanSeconds)
        return;

    if (spans.size() == mostSpans)
        spans.erase (spans.begin());

    spans.push_back (std::exchange (worstInSpan, 0.0f));
    secondsInSpan = 0.0;
}

void LoadFigures::reset()
{
    histogram = {};
    sumOfLoads = 0.0;
    largest = 0.0;
    numBlocks = 0;
    numLate = 0;
}

std::vector<float> LoadFigures::takeLoads()
{
    return std::exchange (spans, {});
}

float LoadFigures::takePeak() noexcept
{
    return std::exchange (peak, 0.0f);
}

double LoadFigures::mean() const noexcept
{
    return numBlocks == 0 ? 0.0 : sumOfLoads / static_cast<double> (numBlocks);
}

double LoadFigures::percentile (double fraction) const noexcept
{
    return static_cast<double> (histogram.percentileNanos (fraction)) / nanosOfLoad;
}

} // namespace lopsided
