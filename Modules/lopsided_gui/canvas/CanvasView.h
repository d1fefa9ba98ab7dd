#pragma once

#include <juce_graphics/juce_graphics.h>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** Which part of the canvas a window of some pixels shows: a value. Canvas coordinates are pixels at a zoom of 1, window
    coordinates are the component's. Thread: message thread. Realtime: wait-free. Cost: O(1). */
class CanvasView
{
public:
    static constexpr float minimumZoom = 0.1f;
    static constexpr float maximumZoom = 4.0f;

    [[nodiscard]] float zoom() const noexcept { return scale; }

    /** Where the canvas's origin is in the window. */
    [[nodiscard]] juce::Point<float> origin() const noexcept { return offset; }

    /** From the session's coordinates to those of the component. */
    [[nodiscard]] juce::Point<float> toWindow (juce::Point<float> place) const noexcept;

    /** From the component's coordinates to those of the session. */
    [[nodiscard]] juce::Point<float> toCanvas (juce::Point<float> place) const noexcept;

    /** From the session's coordinates to those of the component. */
    [[nodiscard]] juce::Rectangle<float> toWindow (juce::Rectangle<float> area) const noexcept;

    /** From the component's coordinates to those of the session. */
    [[nodiscard]] juce::Rectangle<float> toCanvas (juce::Rectangle<float> area) const noexcept;
    [[nodiscard]] juce::AffineTransform transform() const noexcept;

    /** In window pixels: what is shown moves by as much. */
    void pan (juce::Point<float> distance) noexcept { offset += distance; }

    /** The place of the canvas under `fixed`, in the window, stays there. The zoom keeps to its limits. */
    void setZoom (float newZoom, juce::Point<float> fixed) noexcept;

    /** Shows an area of the canvas whole and in the middle, with a margin; never larger than 1 : 1. */
    void fit (juce::Rectangle<float> area, juce::Rectangle<float> window) noexcept;

    /** Pans as little as shows an area; its top left where it is larger than the window. */
    void reveal (juce::Rectangle<float> area, juce::Rectangle<float> window) noexcept;

private:
    juce::Point<float> offset;
    float scale = 1.0f;
};

/** Thread: any. Realtime: wait-free. Cost: O(1). */
[[nodiscard]] inline juce::Point<float> toPoint (SessionPosition position) noexcept
{
    return { position.x, position.y };
}

/** Thread: any. Realtime: wait-free. Cost: O(1). */
[[nodiscard]] inline SessionPosition toPosition (juce::Point<float> place) noexcept
{
    return { place.x, place.y };
}

} // namespace lopsided
