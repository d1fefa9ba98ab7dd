#pragma once

#include "CanvasState.h"

#include <vector>

namespace lopsided
{

/** What becomes of a plugin that is dropped at a place. A value. Thread: message thread. Realtime: allocates. */
struct CanvasDrop
{
    enum class Kind
    {
        add,    /**< on the empty canvas */
        insert, /**< on a cable */
        replace /**< on a node */
    };

    Kind kind = Kind::add;
    SessionPosition position;
    NodeID node;
    std::vector<Connection> into;

    /** What a drop there would do. Cost: O(N + E). */
    [[nodiscard]] static CanvasDrop at (const CanvasState& state, juce::Point<float> inWindow);

    /** Does it; an error is told to the user. Cost: opens the plugin. */
    void perform (CanvasState& state, const PluginReference& plugin) const;

    bool operator== (const CanvasDrop&) const = default;
};

} // namespace lopsided
