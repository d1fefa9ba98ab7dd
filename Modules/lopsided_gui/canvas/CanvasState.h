#pragma once

#include "../notice/NoticeBoard.h"
#include "CanvasHooks.h"
#include "CanvasLayer.h"
#include "CanvasMeters.h"
#include "CanvasScene.h"
#include "CanvasSelection.h"
#include "CanvasView.h"
#include "NodeImages.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

namespace lopsided
{

/** What the parts of one canvas share: the document, its picture, what is seen of it and what is selected; and how they ask for
    what has changed to be drawn.

    Thread: message thread. Realtime: may block. Cost: what is said of each part.
*/
class CanvasState
{
public:
    /** A sentence that stands beside a place for a while. */
    struct Remark
    {
        juce::String text;
        juce::Point<float> place;
    };

    /** All three outlive it. */
    CanvasState (SessionDocument& documentToShow, NoticeBoard& boardToUse, juce::Component& componentToDraw)
        : document (documentToShow),
          notices (boardToUse),
          component (componentToDraw)
    {}

    SessionDocument& document;
    NoticeBoard& notices;
    juce::Component& component;
    CanvasHooks hooks;

    CanvasScene scene;
    CanvasView view;
    CanvasSelection selection;
    CanvasMeters meters;
    CanvasLayer layer;
    NodeImages nodeImages;
    std::optional<Remark> remark;

    /** The canvas is shown anew, or a part of it in canvas coordinates. */
    void redraw();

    /** Of the canvas, in its own coordinates. */
    void redraw (juce::Rectangle<float> area);

    /** Where a node lies, with its ring. */
    void redrawNode (NodeID node);

    /** All cables out of a node. */
    int redrawCables (NodeID source); /**< returns how many are seen */
    /** Where a cable lies. */
    void redrawCable (const CanvasCable& cable);

    /** The same for what lies over it and moves. */
    void repaintOverlay (juce::Rectangle<float> area);

    /** Selects these in the place of what was selected, and says so. */
    void select (CanvasSelection newSelection);

    /** Draws everything again, and says so. */
    void viewChanged();

    /** What of the canvas's component can be seen, in its own coordinates. */
    [[nodiscard]] juce::Rectangle<float> window() const;

    /** Draws a node elsewhere, and its cables with it. */
    void place (NodeID node, juce::Point<float> position);

    /** Tells the user why something was refused, on the board and beside a place. */
    void refuse (const juce::String& why, juce::Point<float> place);

    /** Tells the board why something was refused. */
    void report (const SessionError& error);

    /** Takes away what is said beside a port. */
    void forgetRemark();

    /** Whether it went well; otherwise the user is told. */
    template <typename T>
    bool check (const SessionResult<T>& result)
    {
        if (result.has_value())
            return true;

        report (result.error());
        return false;
    }

private:
    /** Takes the remark away again. Thread: message thread. Realtime: may block. Cost: a repaint. */
    class RemarkTimer final : public juce::Timer
    {
    public:
        /** The state owns it. */
        explicit RemarkTimer (CanvasState& stateToTell)
            : state (stateToTell)
        {}

        void timerCallback() override
        {
            stopTimer();
            state.forgetRemark();
        }

    private:
        CanvasState& state;
    };

    RemarkTimer remarkTimer { *this };
};

} // namespace lopsided
