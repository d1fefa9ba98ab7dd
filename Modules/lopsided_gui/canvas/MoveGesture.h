#pragma once

#include "CanvasGesture.h"

#include <utility>
#include <vector>

namespace lopsided
{

/** Drags the selected nodes; to the grid, but with Ctrl. It is one step of the document's, when it ends.
    Cost: O(selected × E) for each move. Thread: message thread. Realtime: may block. */
class MoveGesture final : public CanvasGesture
{
public:
    /** `grabbed` is what the grid counts for. */
    MoveGesture (CanvasState& stateToChange, const juce::MouseEvent& event, NodeID grabbed);

    void drag (const juce::MouseEvent& event) override;
    void finish (const juce::MouseEvent& event) override;
    void cancel() override;

    /** A hand. */
    [[nodiscard]] juce::MouseCursor cursor() const override { return juce::MouseCursor::DraggingHandCursor; }

private:
    const juce::Point<float> start;
    juce::Point<float> grabbedFrom;
    std::vector<std::pair<NodeID, juce::Point<float>>> from;
    juce::Point<float> moved;
};

} // namespace lopsided
