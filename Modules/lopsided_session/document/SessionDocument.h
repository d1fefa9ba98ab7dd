#pragma once

#include "../build/BuildOptions.h"
#include "../model/Session.h"
#include "../model/SessionError.h"
#include "DocumentListener.h"

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lopsided
{

/** A session that plays and is edited: every edit is a named step that can be undone, and a transition, so that neither edit
    nor undo clicks.

    Each step keeps the session as an immutable snapshot. To go to another snapshot is one transaction: nodes that both have
    keep their instances and play on, parameters that differ are set, nodes that are gone ring out, and those that come back
    are opened anew with their state. A and B are two snapshots with a history of their own each.

    It edits the graph and no one else does meanwhile: an edit from elsewhere is taken up as it is found, without a step.

    Thread: message thread. Realtime: may block; what plays never waits.
*/
class SessionDocument
{
public:
    enum class Slot
    {
        a,
        b
    };

    enum class NodeSwitch
    {
        bypass,
        mute,
        solo
    };

    /** How a plugin that is added is connected. */
    enum class Wiring
    {
        none,
        instrument, /**< from the graph's MIDI input to its audio output */
        effect      /**< from the graph's audio input to its audio output, and MIDI too where it takes that */
    };

    /** Both outlive it. It begins as an empty session without a file. Cost: O(1). */
    SessionDocument (GraphProcessor& graph, PluginLibrary& library);
    ~SessionDocument();

    SessionDocument (const SessionDocument&) = delete;
    SessionDocument& operator= (const SessionDocument&) = delete;

    [[nodiscard]] GraphProcessor& graph() noexcept;
    [[nodiscard]] PluginLibrary& library() noexcept;

    /** The listener is not owned. Cost: O(listeners). */
    void addListener (DocumentListener* listener);
    void removeListener (DocumentListener* listener);

    /** Tells the listeners what no call can return, in whole sentences: for those who work for the document. */
    void warn (const std::string& sentence);

    // Structure. Each is one step and one transaction; on an error nothing has changed.

    /** Adds a plugin. Cost: opens it. Errors: plugin, graph. */
    [[nodiscard]] SessionResult<NodeID> addPlugin (const PluginReference& plugin, SessionPosition position,
                                                   Wiring wiring = Wiring::none);

    /** Adds a plugin into connections that lead from one node to one other: what they carried goes through it, channel by
        channel. Cost: opens it. Errors: plugin; graph, where it has no ports of that kind. */
    [[nodiscard]] SessionResult<NodeID> insertPlugin (const PluginReference& plugin,
                                                      const std::vector<Connection>& into,
                                                      SessionPosition position);

    /** Puts another plugin in a node's place; connections that it has no port for are taken away. Cost: opens it.
        Errors: plugin, graph. */
    [[nodiscard]] SessionResult<void> replacePlugin (NodeID node, const PluginReference& plugin);

    /** Puts the real plugins in the place of placeholders, where they are there by now. No step: the session says the same.
        Cost: opens them. Errors: plugin, graph. */
    [[nodiscard]] SessionResult<void> resolvePlaceholders();

    /** Errors: graph. Cost: O(N + E). The graph's ends stay. */
    [[nodiscard]] SessionResult<void> removeNodes (const std::vector<NodeID>& nodes);

    /** Errors: graph, in words that name nodes and ports: a cycle, no such port … */
    [[nodiscard]] SessionResult<void> connect (const std::vector<Connection>& connections);
    [[nodiscard]] SessionResult<void> disconnect (const std::vector<Connection>& connections);

    /** Errors: graph. */
    [[nodiscard]] SessionResult<void> setSwitch (const std::vector<NodeID>& nodes, NodeSwitch which,
                                                 NodeOptions::Switch value);

    [[nodiscard]] SessionResult<void> rename (NodeID node, const juce::String& name);

    // Copies. A fragment is a session of some nodes and the connections among them, as text for the clipboard.

    /** Errors: invalid, for a node that no PluginLibrary made. Cost: each plugin saves its state. */
    [[nodiscard]] SessionResult<juce::String> copy (const std::vector<NodeID>& nodes);

    /** Adds a fragment's nodes, the top left of them at `position`; returns their ids. Cost: opens each plugin.
        Errors: syntax, invalid, plugin, graph. */
    [[nodiscard]] SessionResult<std::vector<NodeID>> paste (const juce::String& fragment,
                                                            SessionPosition position);

    /** The same with a copy of these, beside them, fed by what feeds them. Cost and errors: as copy and paste. */
    [[nodiscard]] SessionResult<std::vector<NodeID>> duplicate (const std::vector<NodeID>& nodes);

    // Layout. The graph's ends have positions too.

    /** Where a node is drawn; nothing where nobody has said. Cost: O(log N). */
    [[nodiscard]] std::optional<SessionPosition> position (NodeID node) const;

    /** One step for all of them, however they got there. Cost: O(moved × log N). */
    void move (const std::vector<std::pair<NodeID, SessionPosition>>& positions);

    [[nodiscard]] const std::vector<SessionComment>& comments() const;
    void setComments (std::vector<SessionComment> comments);

    // Settings.

    /** Sets a parameter as a step; several changes of one parameter within a second are one step.
        Errors: graph. Cost: O(log N). What a plugin's own editor changes between its gestures becomes a step by itself. */
    [[nodiscard]] SessionResult<void> setParameter (NodeID node, int parameterIndex, float value);

    [[nodiscard]] const std::vector<SessionMapping>& mappings() const;
    void setMappings (std::vector<SessionMapping> mappings);

    [[nodiscard]] SessionOutput output() const;
    void setOutput (const SessionOutput& output); /**< no step: it is the mixer's, not the music's */

    [[nodiscard]] double tempo() const;    /**< beats a minute */
    void setTempo (double beatsPerMinute); /**< no step */

    // History.

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] juce::String undoName() const; /**< such as "Add Dragonfly Hall" */
    [[nodiscard]] juce::String redoName() const;
    [[nodiscard]] SessionResult<void> undo();
    [[nodiscard]] SessionResult<void> redo();

    [[nodiscard]] Slot slot() const;
    /** Makes the other one play, in one transition. B begins as a copy of A. Errors: plugin, graph. */
    [[nodiscard]] SessionResult<void> show (Slot slot);
    /** Makes the other slot a copy of the one that plays. */
    void copyToOtherSlot();

    // File.

    /** An empty session: nothing plays. Errors: graph. */
    [[nodiscard]] SessionResult<void> clear();

    /** Replaces all by a file's; what is missing is a placeholder and a warning to the listeners. `options.leaveOut` is for a
        safe start. Cost: opens every plugin. Errors: SessionFile's and SessionBuilder's; what played plays on. */
    [[nodiscard]] SessionResult<void> open (const juce::File& file, const BuildOptions& options = {});

    /** The same with an autosaved one: unsaved, and of the file that it was a version of. */
    [[nodiscard]] SessionResult<void> recover (const juce::File& autosave, const BuildOptions& options = {});

    /** Replaces the file whole. Errors: invalid, unwritable; the old one stays. */
    [[nodiscard]] SessionResult<void> save (const juce::File& file);

    /** The file it was opened from or saved to last; none of a new one. */
    [[nodiscard]] juce::File file() const;
    [[nodiscard]] juce::String title() const; /**< the file's name without its extension, or "Untitled" */
    [[nodiscard]] bool isModified() const;

    /** The session that plays, as save() would write it. Cost: each plugin saves its state. Errors: invalid. */
    [[nodiscard]] SessionResult<Session> capture() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation;
};

} // namespace lopsided
