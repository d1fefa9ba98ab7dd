#pragma once

#include "CanvasCommands.h"
#include "CanvasDrop.h"
#include "CanvasGesture.h"
#include "CanvasMenus.h"
#include "CanvasProxies.h"
#include "CanvasState.h"
#include "CommentEditor.h"
#include "GhostNodes.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace lopsided
{

/** The graph of a document, to be seen and edited: nodes that are dragged, cables that are pulled, plugins that are dropped.

    It draws nodes and cables itself, without a component for each, so that hundreds of them can be panned. The README of this
    folder says which gestures and keys it knows.

    Thread: message thread. Realtime: may block. Cost: a command is one step of the document where it changes that; it looks at all
    nodes and connections after each; a paint is what CanvasLayer says.
*/
class GraphCanvas final : public juce::Component,
                          public juce::DragAndDropTarget,
                          public juce::FileDragAndDropTarget,
                          public juce::TooltipClient,
                          private DocumentListener
{
public:
    /** Both outlive it. */
    GraphCanvas (SessionDocument& document, NoticeBoard& notices);
    ~GraphCanvas() override;

    /** What the window around it does. */
    [[nodiscard]] CanvasHooks& hooks() noexcept { return state.hooks; }

    /** What all nodes do; to be called some 30 times a second, with the time that a block may take. Cost: O(N + E), and a repaint of
        what has changed. */
    void showFigures (const std::vector<NodeFigures>& figures, double deadlineNanoseconds);

    /** Tells the canvas how many channels the graph's own ends have, where the graph's buses do not say. */
    void setEndChannels (int numInputs, int numOutputs);

    // Commands.
    /** Selects every node. */
    void selectAll() { commands.selectAll(); }

    /** Selects nothing. */
    void selectNone();

    /** Removes the selected nodes, cables and comments. */
    void deleteSelection() { commands.deleteSelection(); }
    void copySelection() { commands.copy(); } /**< to the system's clipboard */
    /** To the system's clipboard. */
    void cutSelection() { commands.cut(); }
    void paste(); /**< where the mouse is, or in the middle */
    /** Beside the selected nodes. */
    void duplicateSelection() { commands.duplicate(); }

    /** Switches the selected nodes' bypass. */
    void bypassSelection() { commands.toggle (SessionDocument::NodeSwitch::bypass); }

    /** Switches the selected nodes' mute. */
    void muteSelection() { commands.toggle (SessionDocument::NodeSwitch::mute); }

    /** Switches the selected nodes' solo. */
    void soloSelection() { commands.toggle (SessionDocument::NodeSwitch::solo); }

    /** About the middle. */
    void zoomIn() { commands.zoomBy (1.25f); }

    /** About the middle. */
    void zoomOut() { commands.zoomBy (0.8f); }

    /** To a pixel for a pixel. */
    void zoomTo100() { commands.zoomTo (1.0f); }
    void zoomToFit() { commands.zoomToFit(); } /**< the selected nodes where they are several, or else all */
    /** Puts the selected nodes in line: one step. */
    void align (NodeAlignment::Kind kind) { commands.align (kind); }

    /** Lays out from left to right: one step. */
    void autoLayout();

    /** In the middle of what is seen, ready to be written. */
    void addComment();
    void connectFromKeyboard(); /**< a menu of what the focused node could feed */
    void quickAdd();            /**< the hook's, where the mouse is or in the middle */
    /** Opens a line to type the focused node's name into. */
    void renameSelection();

    [[nodiscard]] const std::set<NodeID>& selectedNodes() const noexcept { return state.selection.nodes; }
    void select (NodeID node); /**< and shows it */
    /** Whether anything is selected. */
    [[nodiscard]] bool hasSelection() const { return ! state.selection.isEmpty(); }
    [[nodiscard]] NodeID focusedNode() const noexcept { return state.selection.focus; }
    [[nodiscard]] const CanvasView& view() const noexcept { return state.view; }
    [[nodiscard]] const CanvasScene& scene() const noexcept { return state.scene; }
    [[nodiscard]] bool showsRemark() const noexcept { return state.remark.has_value(); }

    /** In the middle of what is seen: where what has no other place goes. */
    [[nodiscard]] SessionPosition middle() const;

    // Component and drag and drop.
    void paint (juce::Graphics& g) override;
    void resized() override;
    void lookAndFeelChanged() override;
    void mouseMove (const juce::MouseEvent& event) override;
    void mouseExit (const juce::MouseEvent& event) override;
    void mouseDown (const juce::MouseEvent& event) override;
    void mouseDrag (const juce::MouseEvent& event) override;
    void mouseUp (const juce::MouseEvent& event) override;
    void mouseDoubleClick (const juce::MouseEvent& event) override;
    void mouseWheelMove (const juce::MouseEvent& event, const juce::MouseWheelDetails& wheel) override;
    void mouseMagnify (const juce::MouseEvent& event, float factor) override;
    bool keyPressed (const juce::KeyPress& key) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override { repaint(); }
    void focusOfChildComponentChanged (FocusChangeType) override { repaint(); }
    juce::String getTooltip() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    bool isInterestedInDragSource (const SourceDetails& details) override;
    void itemDragMove (const SourceDetails& details) override;
    void itemDragExit (const SourceDetails& details) override;
    void itemDropped (const SourceDetails& details) override;
    bool isInterestedInFileDrag (const juce::StringArray& files) override;
    void filesDropped (const juce::StringArray& files, int x, int y) override;

private:
    void structureChanged() override { rebuild(); }
    void layoutChanged() override { rebuild(); }
    void rebuild();
    void viewHasChanged();
    void redrawSomeCables();

    void showMenu (const juce::MouseEvent& event);
    void beginGesture (const juce::MouseEvent& event);
    bool pressNode (const juce::MouseEvent& event, juce::Point<float> place);
    bool pressCable (const juce::MouseEvent& event, juce::Point<float> place);
    void hover (std::optional<Connection> cable);
    void cancelGesture();

    bool moveByKey (const juce::KeyPress& key);
    void focusNode (NodeID node);
    void openFocused();
    void editComment (std::size_t index);
    void rename (NodeID node);
    void edit (juce::Rectangle<float> area, const juce::String& title, const juce::String& text,
               CommentEditor::Lines lines, std::function<void (const juce::String&)> done);
    void quickAddAt (juce::Point<float> place, std::vector<Connection> into);
    [[nodiscard]] juce::Point<float> mouseOrMiddle() const;

    CanvasState state;
    CanvasCommands commands;
    CanvasMenus menus;
    GhostNodes ghosts;
    CanvasProxies proxies;
    std::unique_ptr<CanvasGesture> gesture;
    std::optional<CanvasDrop> drop;
    std::set<NodeID> cablesToRedraw; ///< whose activity has changed
    std::optional<Connection> cableUnderMouse;
    std::unique_ptr<CommentEditor> editor;
    std::unique_ptr<CommentEditor> endedEditor; ///< which is still in a call of its own
    int endInputs = 0;
    int endOutputs = 0;
    bool wasSeen = false;
};

} // namespace lopsided
