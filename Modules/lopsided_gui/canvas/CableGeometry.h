#pragma once

#include <juce_graphics/juce_graphics.h>

#include <vector>

namespace lopsided
{

/** The curve of a cable, from an output on a node's right to an input on another's left. A value.
    Thread: message thread. Realtime: allocates where it returns a path or a list. Cost: O(1). */
class CableGeometry
{
public:
    /** From an output to an input, on the canvas. */
    CableGeometry() = default;

    /** `sag` is how far it hangs down in the middle, at most. */
    CableGeometry (juce::Point<float> from, juce::Point<float> to, float sag = 0.0f) noexcept;

    [[nodiscard]] juce::Point<float> start() const noexcept { return points[0]; }
    [[nodiscard]] juce::Point<float> end() const noexcept { return points[3]; }

    /** The place after this share of it, 0 to 1. */
    [[nodiscard]] juce::Point<float> at (float share) const noexcept;

    /** The curve to draw. */
    [[nodiscard]] juce::Path path() const;

    /** Of the curve, without its thickness. */
    [[nodiscard]] juce::Rectangle<float> bounds() const noexcept { return area; }

    /** How far a place is from the curve; anything that is larger, where it is farther than `limit`. */
    [[nodiscard]] float distanceFrom (juce::Point<float> place, float limit) const noexcept;

    /** Small areas that cover the curve with as much around it: what to repaint. */
    [[nodiscard]] std::vector<juce::Rectangle<float>> pieces (float margin) const;

    bool operator== (const CableGeometry& other) const noexcept
    {
        return start() == other.start() && end() == other.end();
    }

private:
    static constexpr int numSegments = 24;

    juce::Point<float> points[4];
    juce::Rectangle<float> area;
};

} // namespace lopsided
