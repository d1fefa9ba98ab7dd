#pragma once

#include "CanvasNode.h"

namespace lopsided
{

/** What a node looks like: which ports stand where, and how large it is. Thread: message thread. Realtime: may block; asks a
    plugin for its buses and its description. Cost: O(ports), and some strings. */
struct NodeLayout
{
    static constexpr float headerHeight = 27.0f;
    static constexpr float footerHeight = 21.0f;
    static constexpr float rowHeight = 15.0f;
    static constexpr float busGap = 5.0f;
    static constexpr float portRadius = 4.5f;
    static constexpr float minimumWidth = 136.0f;
    static constexpr float maximumWidth = 216.0f;

    NodeLayout() = delete;

    /** At the canvas's origin. */
    [[nodiscard]] static CanvasNode of (const Node& node);

    /** An end of the graph, with some channels. */
    [[nodiscard]] static CanvasNode ofEnd (NodeID end, int numChannels);
};

} // namespace lopsided
