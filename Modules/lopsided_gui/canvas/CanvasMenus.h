#pragma once

#include "CanvasCommands.h"
#include "CanvasState.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace lopsided
{

/** The menus of a canvas; what is chosen is done by its commands. Thread: message thread. Realtime: may block.
    Cost: what is said of each. */
class CanvasMenus
{
public:
    /** Both outlive it. */
    CanvasMenus (CanvasState& stateToChange, CanvasCommands& commandsToUse)
        : state (stateToChange),
          commands (commandsToUse)
    {}

    /** Cost: as of connectTo. */
    [[nodiscard]] juce::PopupMenu ofNode (NodeID node, std::function<void (NodeID)> rename);

    /** What can be done to a cable. */
    [[nodiscard]] juce::PopupMenu ofCable (const Connection& cable, juce::Point<float> place);

    /** What can be done to a comment. */
    [[nodiscard]] juce::PopupMenu ofComment (std::size_t comment, std::function<void (std::size_t)> edit);

    /** What can be done where nothing is. */
    [[nodiscard]] juce::PopupMenu ofCanvas (juce::Point<float> place, std::function<void (std::size_t)> edit);

    /** A node for each that this one could feed. Cost: O(N × (N + E)). */
    [[nodiscard]] juce::PopupMenu connectTo (NodeID node);

private:
    [[nodiscard]] juce::PopupMenu disconnectFrom (NodeID node);
    [[nodiscard]] juce::PopupMenu alignment();
    void addSwitch (juce::PopupMenu& menu, const char* text, SessionDocument::NodeSwitch which,
                    NodeOptions::Switch value);

    CanvasState& state;
    CanvasCommands& commands;
};

} // namespace lopsided
