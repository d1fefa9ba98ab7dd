#pragma once

#include <juce_graphics/juce_graphics.h>
#include <lopsided_graph/lopsided_graph.h>

#include <span>

namespace lopsided
{

/** Where there is room. Thread: any. Realtime: wait-free. */
struct FreePlace
{
    /** Between nodes that are placed so. */
    static constexpr float gap = 24.0f;

    FreePlace() = delete;

    /** The place nearest to `wanted` where something of this size covers nothing that is there; on the grid.
        Cost: O(taken × places that are tried). */
    [[nodiscard]] static juce::Point<float> find (std::span<const juce::Rectangle<float>> taken,
                                                  juce::Point<float> size,
                                                  juce::Point<float> wanted) noexcept;

    /** Where one would look for a node: inputs to the left of everything, outputs to the right. Cost: O(taken). */
    [[nodiscard]] static juce::Point<float> wanted (NodeID node,
                                                    std::span<const juce::Rectangle<float>> taken) noexcept;
};

} // namespace lopsided
