#pragma once

#include "../notice/NoticeBoard.h"
#include "CanvasHooks.h"
#include "CanvasLayer.h"
#include "CanvasMeters.h"
#include "CanvasScene.h"
#include "CanvasSelection.h"
#include "CanvasView.h"

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
    std::optional<Remark> remark;

    /** The canvas is shown anew, or a part of it in canvas coordinates. */
    void redraw();
    void redraw (juce::Rectangle<float> area);
    void redrawNode (NodeID node);
    int redrawCables (NodeID source); /**< returns how many are seen */
    void redrawCable (const CanvasCable& cable);

    /** The same for what lies over it and moves. */
    void repaintOverlay (juce::Rectangle<float> area);

    void select (CanvasSelection newSelection);
    void viewChanged();
    [[nodiscard]] juce::Rectangle<float> window() const;

    /** Draws a node elsewhere, and its cables with it. */
    void place (NodeID node, juce::Point<float> position);

    /** Tells the user why something was refused, on the board and beside a place. */
    void refuse (const juce::String& why, juce::Point<float> place);
    void report (const SessionError& error);
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
};

} // namespace lopsided
