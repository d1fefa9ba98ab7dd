#include "FreePlace.h"

#include "CanvasGrid.h"

#include <algorithm>
#include <limits>

namespace lopsided
{
namespace
{
bool isFree (std::span<const juce::Rectangle<float>> taken, juce::Rectangle<float> area) noexcept
{
    const auto withGap = area.expanded (FreePlace::gap - 1.0f);
    return std::none_of (taken.begin(), taken.end(),
                         [&] (const juce::Rectangle<float>& other) { return other.intersects (withGap); });
}
} // namespace

juce::Point<float> FreePlace::find (std::span<const juce::Rectangle<float>> taken, juce::Point<float> size,
                                    juce::Point<float> wanted) noexcept
{
    constexpr auto step = 3.0f * CanvasGrid::spacing;
    constexpr int farthest = 400;
    const auto first = CanvasGrid::snap (wanted);
    const auto fits = [&] (juce::Point<float> place) {
        return isFree (taken, { place.x, place.y, size.x, size.y });
    };

    if (fits (first))
        return first;

    // Squares around it, each larger than the one before; of a square the nearest place that fits.
    for (int ring = 1; ring < farthest; ++ring)
    {
        auto best = first;
        auto distance = std::numeric_limits<float>::max();
        const auto look = [&] (int column, int row) {
            const auto place =
                first.translated (static_cast<float> (column) * step, static_cast<float> (row) * step);

            if (const auto here = place.getDistanceFrom (first); here < distance && fits (place))
            {
                best = place;
                distance = here;
            }
        };

        for (int along = -ring; along <= ring; ++along)
        {
            look (along, ring);
            look (ring, along);
            look (along, -ring);
            look (-ring, along);
        }

        if (best != first)
            return best;
    }

    return first;
}

juce::Point<float> FreePlace::wanted (NodeID node, std::span<const juce::Rectangle<float>> taken) noexcept
{
    constexpr auto endWidth = 104.0f;
    constexpr auto distance = 72.0f;
    constexpr auto emptyCanvasWidth = 640.0f;
    constexpr auto below = 120.0f;

    if (! GraphNodes::isEnd (node))
        return { distance + endWidth, 0.0f };

    auto left = 0.0f;
    auto right = emptyCanvasWidth;
    auto top = 0.0f;

    if (! taken.empty())
    {
        const auto [first, last] = std::minmax_element (
            taken.begin(), taken.end(), [] (const auto& a, const auto& b) { return a.getX() < b.getX(); });
        left = first->getX() - distance - endWidth;
        top = first->getY();
        right = std::max (left + emptyCanvasWidth, last->getRight() + distance);
    }

    const auto isMidi = node == GraphNodes::midiInput || node == GraphNodes::midiOutput;
    const auto comesIn = node == GraphNodes::audioInput || node == GraphNodes::midiInput;
    return { comesIn ? left : right, isMidi ? top + below : top };
}

} // namespace lopsided
