#pragma once

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

#include <functional>
#include <vector>

namespace lopsided
{

/** What a canvas leaves to the window around it; each may be empty. Thread: message thread. */
struct CanvasHooks
{
    /** Double click or Enter on a node. */
    std::function<void (NodeID)> openEditor {};

    /** Double click or Tab: to search for a plugin that goes to a place, or into connections where there are some. */
    std::function<void (SessionPosition place, juce::Point<int> onScreen, std::vector<Connection> into)>
        quickAdd {};

    /** Adds to a node's menu. */
    std::function<void (NodeID, juce::PopupMenu&)> extendNodeMenu {};

    /** Files that were dropped on it. */
    std::function<void (const juce::StringArray&)> openFiles {};

    /** Other nodes are selected, or the zoom has changed. */
    std::function<void()> selectionChanged {};
    std::function<void()> viewChanged {};
};

} // namespace lopsided
