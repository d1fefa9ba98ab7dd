#include "GraphCanvas.h"

#include "../browser/PluginDrag.h"
#include "CanvasGrid.h"
#include "CanvasPainter.h"

#include <algorithm>

namespace lopsided
{

GraphCanvas::GraphCanvas (SessionDocument& document, NoticeBoard& notices)
    : state (document, notices, *this),
      commands (state),
      menus (state, commands),
      ghosts (document.graph(), [this] { rebuild(); }),
      proxies (state, { [this] (NodeID node) { focusNode (node); },
                        [this] (NodeID node) {
                            focusNode (node);
                            openFocused();
                        } })
{
    setTitle ("Graph");
    setDescription ("The plugins of the session and the cables between them");
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setFocusContainerType (FocusContainerType::focusContainer);
    addAndMakeVisible (proxies);
    document.addListener (this);
    rebuild();
}

GraphCanvas::~GraphCanvas()
{
    state.document.removeListener (this);
}

void GraphCanvas::rebuild()
{
    cancelGesture();
    hover (std::nullopt);
    const auto& graph = state.document.graph();
    const auto model = graph.model();
    ghosts.follow (state.scene.nodes(), *model);
    state.scene.update (state.document, *model, std::max (endInputs, graph.getTotalNumInputChannels()),
                        std::max (endOutputs, graph.getTotalNumOutputChannels()));
    state.selection.keepWhatIsIn (state.scene);
    proxies.followScene();
    state.redraw();

    if (state.hooks.selectionChanged)
        state.hooks.selectionChanged();
}

void GraphCanvas::setEndChannels (int numInputs, int numOutputs)
{
    endInputs = numInputs;
    endOutputs = numOutputs;
    rebuild();
}

void GraphCanvas::showFigures (const std::vector<NodeFigures>& figures, double deadlineNanoseconds)
{
    const auto changes = state.meters.update (figures, deadlineNanoseconds);

    for (const auto node : changes.meters)
        if (const auto* drawn = state.scene.find (node))
        {
            state.repaintOverlay (drawn->meter());
            state.repaintOverlay (drawn->heatBar());
        }

    cablesToRedraw.insert (changes.cables.begin(), changes.cables.end());
    redrawSomeCables();

    ghosts.nextFrame();

    for (const auto& ghost : ghosts.all())
        state.repaintOverlay (ghost.node.drawnBounds());
}

/** Some each frame: where hundreds begin to sound at once, the last glow some frames later, and no frame is late. */
void GraphCanvas::redrawSomeCables()
{
    constexpr int numCablesOfAFrame = 48;
    int count = 0;

    while (! cablesToRedraw.empty() && count < numCablesOfAFrame)
    {
        const auto node = *cablesToRedraw.begin();
        cablesToRedraw.erase (cablesToRedraw.begin());
        count += state.redrawCables (node);
    }
}

void GraphCanvas::paint (juce::Graphics& g)
{
    wasSeen = true;
    CanvasPainter { state, Palette::from (*this) }.paint (g, { ghosts, gesture.get(),
                                                               drop.has_value() ? &*drop : nullptr,
                                                               hasKeyboardFocus (true), cableUnderMouse });
}

void GraphCanvas::lookAndFeelChanged()
{
    state.nodeImages.clear();
    state.redraw();
}

void GraphCanvas::resized()
{
    // Before it is first seen: a window may still be given its size.
    if (! wasSeen)
        state.view.fit (state.scene.bounds(), state.window());

    proxies.setBounds (getLocalBounds());
    viewHasChanged();
}

void GraphCanvas::viewHasChanged()
{
    proxies.followView();
    state.viewChanged();
}

void GraphCanvas::selectNone()
{
    auto none = state.selection;
    none.clear();
    state.select (std::move (none));
}

void GraphCanvas::select (NodeID node)
{
    focusNode (node);
    commands.reveal (node);
}

SessionPosition GraphCanvas::middle() const
{
    return toPosition (CanvasGrid::snap (state.view.toCanvas (state.window().getCentre())));
}

juce::Point<float> GraphCanvas::mouseOrMiddle() const
{
    const auto mouse = getMouseXYRelative();
    return state.view.toCanvas (
        isShowing() && getLocalBounds().contains (mouse) ? mouse.toFloat() : state.window().getCentre());
}

void GraphCanvas::paste()
{
    commands.paste (mouseOrMiddle());
}

void GraphCanvas::autoLayout()
{
    commands.autoLayout();
    commands.zoomToFit();
}

void GraphCanvas::addComment()
{
    editComment (commands.addComment (mouseOrMiddle()));
}

void GraphCanvas::quickAdd()
{
    quickAddAt (mouseOrMiddle(), {});
}

void GraphCanvas::quickAddAt (juce::Point<float> place, std::vector<Connection> into)
{
    if (state.hooks.quickAdd)
        state.hooks.quickAdd (toPosition (CanvasGrid::snap (place)),
                              localPointToGlobal (state.view.toWindow (place)).roundToInt(),
                              std::move (into));
}

void GraphCanvas::edit (juce::Rectangle<float> area, const juce::String& title, const juce::String& text,
                        CommentEditor::Lines lines, std::function<void (const juce::String&)> done)
{
    endedEditor.reset();
    editor = std::make_unique<CommentEditor> (
        title, text, lines, [this, done = std::move (done)] (std::optional<juce::String> written) {
            endedEditor = std::move (editor);
            endedEditor->setVisible (false);
            grabKeyboardFocus();

            if (written.has_value())
                done (*written);
        });

    constexpr auto fontHeight = 13.0f;
    editor->setFont (compatibility::font (fontHeight * std::max (0.8f, state.view.zoom())));
    editor->setBounds (state.view.toWindow (area).getSmallestIntegerContainer());
    addAndMakeVisible (*editor);
    editor->grabKeyboardFocus();
}

void GraphCanvas::editComment (std::size_t index)
{
    if (index >= state.scene.comments().size())
        return;

    auto selection = state.selection;
    selection.clear();
    selection.comment = index;
    state.select (std::move (selection));
    const auto& comment = state.scene.comments()[index];
    edit (CanvasScene::boundsOf (comment), "Comment", comment.text, CommentEditor::Lines::several,
          [this, index] (const juce::String& text) { commands.setCommentText (index, text); });
}

void GraphCanvas::rename (NodeID node)
{
    if (const auto* drawn = state.scene.find (node); drawn != nullptr && ! drawn->isEnd())
        edit (drawn->header(), "Name of " + drawn->title, drawn->title, CommentEditor::Lines::one,
              [this, node] (const juce::String& text) {
                  if (text.trim().isNotEmpty())
                      state.check (state.document.rename (node, text.trim()));
              });
}

void GraphCanvas::renameSelection()
{
    rename (state.selection.focus);
}

bool GraphCanvas::isInterestedInDragSource (const SourceDetails& details)
{
    return PluginDrag::plugin (details.description).has_value();
}

void GraphCanvas::itemDragMove (const SourceDetails& details)
{
    auto next = CanvasDrop::at (state, details.localPosition.toFloat());

    if (drop != next)
    {
        drop = std::move (next);
        repaint();
    }
}

void GraphCanvas::itemDragExit (const SourceDetails&)
{
    drop.reset();
    repaint();
}

void GraphCanvas::itemDropped (const SourceDetails& details)
{
    drop.reset();
    repaint();

    if (const auto plugin = PluginDrag::plugin (details.description))
        CanvasDrop::at (state, details.localPosition.toFloat()).perform (state, *plugin);

    if (isShowing())
        grabKeyboardFocus(); // the next keys are meant for what was done last, not for what was searched for
}

bool GraphCanvas::isInterestedInFileDrag (const juce::StringArray&)
{
    return state.hooks.openFiles != nullptr;
}

void GraphCanvas::filesDropped (const juce::StringArray& files, int, int)
{
    if (state.hooks.openFiles)
        state.hooks.openFiles (files);
}

std::unique_ptr<juce::AccessibilityHandler> GraphCanvas::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::group);
}

} // namespace lopsided
