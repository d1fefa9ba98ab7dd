#include "CableGeometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lopsided
{

CableGeometry::CableGeometry (juce::Point<float> from, juce::Point<float> to, float sag) noexcept
{
    // Cables leave to the right and arrive from the left; one that leads back makes a loop of some width.
    const auto forwards = to.x - from.x;
    const auto reach = forwards >= 0.0f ? std::clamp (forwards * 0.5f, 24.0f, 160.0f)
                                        : std::clamp (40.0f - forwards * 0.35f, 40.0f, 200.0f);
    points[0] = from;
    points[1] = from.translated (reach, sag * 4.0f / 3.0f);
    points[2] = to.translated (-reach, sag * 4.0f / 3.0f);
    points[3] = to;

    std::array<juce::Point<float>, numSegments + 1> places;

    for (std::size_t index = 0; index < places.size(); ++index)
        places[index] = at (static_cast<float> (index) / numSegments);

    area = juce::Rectangle<float>::findAreaContainingPoints (places.data(), numSegments + 1);
}

juce::Point<float> CableGeometry::at (float share) const noexcept
{
    const auto rest = 1.0f - share;
    return points[0] * (rest * rest * rest) + points[1] * (3.0f * rest * rest * share)
           + points[2] * (3.0f * rest * share * share) + points[3] * (share * share * share);
}

juce::Path CableGeometry::path() const
{
    juce::Path curve;
    curve.preallocateSpace (12);
    curve.startNewSubPath (points[0]);
    curve.cubicTo (points[1], points[2], points[3]);
    return curve;
}

float CableGeometry::distanceFrom (juce::Point<float> place, float limit) const noexcept
{
    auto nearest = limit * 2.0f + 1.0f;

    if (! area.expanded (limit).contains (place))
        return nearest;

    auto before = points[0];

    for (int index = 1; index <= numSegments; ++index)
    {
        const auto here = at (static_cast<float> (index) / numSegments);
        juce::Point<float> onLine;
        nearest = std::min (nearest, juce::Line<float> { before, here }.getDistanceFromPoint (place, onLine));
        before = here;
    }

    return nearest;
}

std::vector<juce::Rectangle<float>> CableGeometry::pieces (float margin) const
{
    const auto extent = std::max (area.getWidth(), area.getHeight());
    const auto count = std::clamp (static_cast<int> (extent / 100.0f), 1, 8);
    constexpr int steps = 4;
    std::array<juce::Point<float>, steps + 1> places;
    std::vector<juce::Rectangle<float>> all;

    for (int index = 0; index < count; ++index)
    {
        for (int step = 0; step <= steps; ++step)
            places[static_cast<std::size_t> (step)] =
                at (static_cast<float> (index * steps + step) / static_cast<float> (count * steps));

        all.push_back (
            juce::Rectangle<float>::findAreaContainingPoints (places.data(), steps + 1).expanded (margin));
    }

    return all;
}

} // namespace lopsided
