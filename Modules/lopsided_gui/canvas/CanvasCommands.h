#pragma once

#include "CanvasState.h"
#include "NodeAlignment.h"

#include <vector>

namespace lopsided
{

/** What can be done with a canvas beside by dragging. What changes the document is one step of it each, and an error is told to the
    user. Thread: message thread. Realtime: may block. Cost: the document's, and O(N + E). */
class CanvasCommands
{
public:
    /** The state outlives it. */
    explicit CanvasCommands (CanvasState& stateToChange)
        : state (stateToChange)
    {}

    /** Every node but the graph's ends. */
    void selectAll();

    /** Nodes, cables and comments. */
    void deleteSelection();

    /** To the system's clipboard. */
    void copy();

    /** To the system's clipboard: copied, then removed. */
    void cut();

    /** To the system's clipboard. */
    /** What copy() has put on the system's clipboard, the top left of it there. */
    void paste (juce::Point<float> place);

    /** Beside the selected nodes, and selected in their place. */
    void duplicate();

    /** Off where it is on for all of the selected nodes; on otherwise. */
    void toggle (SessionDocument::NodeSwitch which);

    /** Switches these all on where one of them is off, or else off. */
    void toggle (SessionDocument::NodeSwitch which, const std::vector<NodeID>& nodes);

    /** About the middle of what is seen. */
    void zoomBy (float factor);

    /** About the middle of what is seen. */
    void zoomTo (float zoom);

    /** The selected nodes where they are several, or else all. */
    void zoomToFit();

    /** Pans as far as it takes to see a node. */
    void reveal (NodeID node);

    /** One step. */
    void align (NodeAlignment::Kind kind);

    /** One step. */
    void moveSelection (juce::Point<float> distance);

    /** Lays out the selected nodes where they are several, or else all: one step. */
    void autoLayout();

    /** Returns its index. */
    std::size_t addComment (juce::Point<float> place);

    /** One step; an empty text takes the comment away. */
    void setCommentText (std::size_t index, const juce::String& text);

    /** Connects one node's outputs to another's inputs, all channels that fit. */
    void connect (NodeID from, NodeID to);

    /** What connect() would connect. */
    [[nodiscard]] std::vector<Connection> connectionsFrom (NodeID from, NodeID to) const;

private:
    void selectNodes (const std::vector<NodeID>& nodes);
    [[nodiscard]] std::vector<CanvasNode> selectedNodes() const;

    CanvasState& state;
};

} // namespace lopsided
