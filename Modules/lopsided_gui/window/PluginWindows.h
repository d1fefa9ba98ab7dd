#pragma once

#include "../look/FilteredTips.h"
#include "../notice/NoticeBoard.h"
#include "PluginWindow.h"
#include "PluginWindowPlace.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

#include <map>
#include <memory>
#include <set>

namespace lopsided
{

/** All windows with editors of a document's nodes. Each is closed before its processor goes: when its node is removed,
    replaced or undone, and at the latest when the engine says so; it is opened again, at its place, with the plugin that comes
    in the node's place. Where a window stood is remembered by node.

    Thread: message thread. Realtime: may block (the plugins' own code). Cost: of a commit O(windows × log nodes).
*/
class PluginWindows final : private GraphListener, private DocumentListener
{
public:
    using View = PluginEditorView::View;

    /** Both outlive it. Cost: O(1). */
    PluginWindows (SessionDocument& documentToEdit, NoticeBoard& boardToTell);
    ~PluginWindows() override;

    PluginWindows (const PluginWindows&) = delete;
    PluginWindows& operator= (const PluginWindows&) = delete;

    // What the menu of a row of a generic editor does.
    std::function<void (NodeID node, int parameterIndex)> onLearn;
    std::function<void (NodeID node, int parameterIndex)>
        onForget; /**< by itself it takes the mappings away */

    /** Opens a node's window, or brings it to the front. What cannot be opened is a notice.
        Cost: what the plugin takes to make its editor. */
    void open (NodeID node);

    /** The same in a view. Cost: the same. */
    void open (NodeID node, View view);

    /** Closes a node's window, where it has one, and remembers where it stood. */
    void close (NodeID node);
    /** The same with all of them. */
    void closeAll();

    /** Whether a node has a window now. */
    [[nodiscard]] bool isOpen (NodeID node) const;
    /** How many windows there are. */
    [[nodiscard]] int numOpen() const;
    /** A node's window; null where it has none. */
    [[nodiscard]] PluginWindow* window (NodeID node) const;

    /** Keys that the windows hand on, such as an ApplicationCommandManager's mappings; it outlives this. Null: none. */
    void setShortcuts (juce::KeyListener* listener);

    /** Where the windows stand or stood, for whoever keeps it, and back. Cost: O(nodes that had one). */
    [[nodiscard]] juce::var places() const;
    /** Takes back what places() gave; what is damaged in it is forgotten. */
    void setPlaces (const juce::var& json);

    /** Which mappings a parameter has. Cost: O(mappings). */
    [[nodiscard]] bool isMapped (NodeID node, int parameterIndex) const;

private:
    void commitAccepted (std::uint64_t version) override;
    void sessionBegun() override;
    void instanceAboutToBeDestroyed (juce::AudioProcessor& processor) override;
    void structureChanged() override;

    void openAt (NodeID node, const PluginWindowPlace& place, PluginWindow::Focus focus);
    void closeForNow (NodeID node);
    void reopen();
    void setUp (PluginWindow& window, NodeID node);
    void forget (NodeID node, int parameterIndex);
    [[nodiscard]] juce::String parameterName (NodeID node, int parameterIndex) const;
    [[nodiscard]] juce::AudioProcessor* processorOf (NodeID node) const;
    [[nodiscard]] PluginWindowPlace placeOf (NodeID node) const;

    SessionDocument& document;
    NoticeBoard& board;
    juce::KeyListener* shortcuts = nullptr;
    std::map<NodeID, std::unique_ptr<PluginWindow>> windows;
    FilteredTips tips { nullptr, [] (juce::Component& component) {
                           return component.findParentComponentOfClass<PluginWindow>() != nullptr;
                       } };
    std::map<NodeID, PluginWindowPlace> remembered;
    std::set<NodeID> closedByEdits; /**< opened again with the plugin that comes in the place */

    JUCE_DECLARE_WEAK_REFERENCEABLE (PluginWindows)
};

} // namespace lopsided
