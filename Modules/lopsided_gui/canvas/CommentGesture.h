#pragma once

#include "CanvasGesture.h"

namespace lopsided
{

/** Moves a comment, or resizes it by its lower right corner. One step of the document's, when it ends. Cost: O(comments). Thread: message thread. Realtime: may block. */
class CommentGesture final : public CanvasGesture
{
public:
    /** It begins at the comment that was grabbed. */
    CommentGesture (CanvasState& stateToChange, const juce::MouseEvent& event, std::size_t commentIndex);

    void drag (const juce::MouseEvent& event) override;
    void finish (const juce::MouseEvent& event) override;
    void cancel() override { show (from); }

    /** Whether a place is where a comment is resized. */
    [[nodiscard]] static bool isCorner (const SessionComment& comment, juce::Point<float> place) noexcept;

private:
    void show (juce::Rectangle<float> newArea);

    const std::size_t index;
    const juce::Point<float> start;
    const juce::Rectangle<float> from;
    const bool resizes;
    juce::Rectangle<float> area;
};

} // namespace lopsided
