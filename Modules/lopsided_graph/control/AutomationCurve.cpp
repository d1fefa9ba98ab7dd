#include "AutomationCurve.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace lopsided
{

AutomationCurve::AutomationCurve (std::vector<Point> pointsToFollow, Timeline timelineToFollow)
    : base (timelineToFollow)
{
    const auto isEarlier = [] (const Point& a, const Point& b) { return a.time < b.time; };
    std::stable_sort (pointsToFollow.begin(), pointsToFollow.end(), isEarlier);
    sortedPoints.reserve (pointsToFollow.size());

    for (auto& point : pointsToFollow)
    {
        if (! std::isnan (point.value))
            point.value = std::clamp (point.value, 0.0f, 1.0f);

        if (! sortedPoints.empty() && sortedPoints.back().time == point.time)
            sortedPoints.back() = point;
        else
            sortedPoints.push_back (point);
    }
}

bool AutomationCurve::isValid() const noexcept
{
    constexpr auto farthest = std::int64_t { 1 } << 61; // so that no difference of times overflows

    return ! sortedPoints.empty() && sortedPoints.front().time >= -farthest
           && sortedPoints.back().time <= farthest
           && std::none_of (sortedPoints.begin(), sortedPoints.end(),
                            [] (const Point& point) { return std::isnan (point.value); });
}

AutomationCurve::Iterator AutomationCurve::firstAfter (std::int64_t time) const noexcept
{
    return std::upper_bound (sortedPoints.begin(), sortedPoints.end(), time,
                             [] (std::int64_t wanted, const Point& point) { return wanted < point.time; });
}

bool AutomationCurve::isSloping (const Point& from, const Point& to) noexcept
{
    return from.segment == Segment::linear && from.value != to.value;
}

float AutomationCurve::valueAt (std::int64_t time) const noexcept
{
    const auto next = firstAfter (time);

    if (next == sortedPoints.begin())
        return next->value;

    const auto& from = *std::prev (next);

    if (next == sortedPoints.end() || ! isSloping (from, *next))
        return from.value;

    const auto share = static_cast<double> (time - from.time) / static_cast<double> (next->time - from.time);
    return static_cast<float> (from.value + (double { next->value } - from.value) * share);
}

float AutomationCurve::steppedValueAt (std::int64_t time) const noexcept
{
    const auto next = firstAfter (time);

    if (next == sortedPoints.begin() || next == sortedPoints.end())
        return valueAt (time);

    return valueAt (time - (time - std::prev (next)->time) % stepSamples);
}

std::int64_t AutomationCurve::nextStep (std::int64_t after) const noexcept
{
    const auto next = firstAfter (after);

    if (next == sortedPoints.end())
        return never;

    if (next == sortedPoints.begin() || ! isSloping (*std::prev (next), *next))
        return next->time;

    const auto sinceStep = (after - std::prev (next)->time) % stepSamples;
    return std::min (after - sinceStep + stepSamples, next->time);
}

} // namespace lopsided
