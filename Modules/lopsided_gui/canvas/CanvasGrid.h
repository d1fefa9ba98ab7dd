#pragma once

#include <juce_graphics/juce_graphics.h>

#include <cmath>

namespace lopsided
{

/** The grid that nodes snap to. Thread: any. Realtime: wait-free. Cost: O(1). */
struct CanvasGrid
{
    static constexpr float spacing = 8.0f;

    CanvasGrid() = delete;

    /** The nearest place on the grid. */
    [[nodiscard]] static juce::Point<float> snap (juce::Point<float> place) noexcept
    {
        return { std::round (place.x / spacing) * spacing, std::round (place.y / spacing) * spacing };
    }
};

} // namespace lopsided
