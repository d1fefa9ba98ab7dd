#pragma once

#include "CanvasPort.h"

#include <lopsided_session/lopsided_session.h>

#include <vector>

namespace lopsided
{

/** A node as it is drawn: what it says, and where its parts are. A value; it holds no plugin.
    Thread: message thread. Realtime: allocates. */
struct CanvasNode
{
    enum class Part
    {
        body,
        bypass,
        mute,
        solo
    };

    NodeID id;
    juce::String title;
    juce::String hint;   /**< its format, small, beside the title */
    juce::String maker;  /**< for its tooltip */
    juce::String reason; /**< why it is a placeholder; empty for a node that plays */
    NodeOptions options;
    std::vector<CanvasPort> ports; /**< inputs, then outputs, each from top to bottom */
    juce::Point<float> position;
    juce::Point<float> size;
    int numOutputs = 0; /**< audio channels */

    [[nodiscard]] bool isEnd() const noexcept { return GraphNodes::isEnd (id); }
    [[nodiscard]] bool isPlaceholder() const noexcept { return reason.isNotEmpty(); }
    [[nodiscard]] juce::Rectangle<float> bounds() const noexcept
    {
        return { position.x, position.y, size.x, size.y };
    }

    /** With all that is drawn around it: ports, shadow, selection. */
    [[nodiscard]] juce::Rectangle<float> drawnBounds() const noexcept { return bounds().expanded (10.0f); }

    /** Null where it has no such port. Cost: O(ports). */
    [[nodiscard]] const CanvasPort* find (Port port, PortSide side) const noexcept;

    /** Whether it is the first channel of its bus. Cost: O(ports). */
    [[nodiscard]] bool beginsBus (const CanvasPort& port) const noexcept;

    // Places on the canvas.
    /** Where a port is drawn. Cost: O(1). */
    [[nodiscard]] juce::Point<float> centreOf (const CanvasPort& port) const noexcept
    {
        return position + port.centre;
    }

    [[nodiscard]] juce::Rectangle<float> header() const noexcept;
    [[nodiscard]] juce::Rectangle<float> heatBar() const noexcept;
    [[nodiscard]] juce::Rectangle<float> button (
        Part part) const noexcept;                               /**< empty for an end. Cost: O(1). */
    [[nodiscard]] juce::Rectangle<float> meter() const noexcept; /**< empty where nothing sounds */

    /** What of the node is at a place. Cost: O(1). */
    [[nodiscard]] Part partAt (juce::Point<float> place) const noexcept;
};

} // namespace lopsided
