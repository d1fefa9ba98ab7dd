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
    explicit CanvasCommands (CanvasState& stateToChange)
        : state (stateToChange)
    {}

    void selectAll();
    void deleteSelection();
    void copy();
    void cut();

    /** What copy() has put on the system's clipboard, the top left of it there. */
    void paste (juce::Point<float> place);
    void duplicate();

    /** Off where it is on for all of the selected nodes; on otherwise. */
    void toggle (SessionDocument::NodeSwitch which);
    void toggle (SessionDocument::NodeSwitch which, const std::vector<NodeID>& nodes);

    void zoomBy (float factor);
    void zoomTo (float zoom);
    void zoomToFit();
    void reveal (NodeID node);

    void align (NodeAlignment::Kind kind);
    void moveSelection (juce::Point<float> distance);
    void autoLayout();

    /** Returns its index. */
    std::size_t addComment (juce::Point<float> place);
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
