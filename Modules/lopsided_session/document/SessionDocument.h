#pragma once

#include "../build/BuildOptions.h"
#include "../model/Session.h"
#include "../model/SessionError.h"
#include "../model/SessionLimits.h"
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

    Thread: message thread. Realtime: may block; what plays never waits. Cost: where nothing else is said, of an edit one commit,
    O(N + E), and a snapshot that shares what has not changed; of a question O(1).
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

    /** What plays. */
    [[nodiscard]] GraphProcessor& graph() noexcept;

    /** What opens its plugins. */
    [[nodiscard]] PluginLibrary& library() noexcept;

    /** The listener is not owned. Cost: O(listeners). */
    void addListener (DocumentListener* listener);

    /** It is told nothing any more. Cost: O(listeners). */
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

    /** Takes nodes away, which ring out, with their connections; the graph's ends stay. Errors: graph. */
    [[nodiscard]] SessionResult<void> removeNodes (const std::vector<NodeID>& nodes);

    /** Makes connections, all or none. Errors: graph, in words that name nodes and ports: a cycle, no such port … */
    [[nodiscard]] SessionResult<void> connect (const std::vector<Connection>& connections);

    /** Takes connections away, all or none. Errors: graph, where there is no such connection. */
    [[nodiscard]] SessionResult<void> disconnect (const std::vector<Connection>& connections);

    /** Puts connections in the place of others, all or none: a cable that is moved. Errors: those of both. */
    [[nodiscard]] SessionResult<void> reconnect (const std::vector<Connection>& before,
                                                 const std::vector<Connection>& after);

    /** Bypasses, mutes or solos nodes, or ends that. Errors: graph. */
    [[nodiscard]] SessionResult<void> setSwitch (const std::vector<NodeID>& nodes, NodeSwitch which,
                                                 NodeOptions::Switch value);

    /** Gives a node another name; nothing is heard of it. Errors: graph, where there is no such node. */
    [[nodiscard]] SessionResult<void> rename (NodeID node, const juce::String& name);

    // Copies. A fragment is a session of some nodes and the connections among them, as text for the clipboard.

    /** Nodes as a fragment. Errors: invalid, for a node that no PluginLibrary made. Cost: each plugin saves its state. */
    [[nodiscard]] SessionResult<juce::String> copy (const std::vector<NodeID>& nodes);

    /** Adds a fragment's nodes, the top left of them at `position`; returns their ids. Cost: opens each plugin.
        Errors: syntax, invalid, plugin, graph. */
    [[nodiscard]] SessionResult<std::vector<NodeID>> paste (const juce::String& fragment,
                                                            SessionPosition position);

    /** The same with a copy of these, beside them, fed by what feeds them. Cost: that of copy and paste. Errors: those of both. */
    [[nodiscard]] SessionResult<std::vector<NodeID>> duplicate (const std::vector<NodeID>& nodes);

    // Layout. The graph's ends have positions too.

    /** Where a node is drawn; nothing where nobody has said. Cost: O(log N). */
    [[nodiscard]] std::optional<SessionPosition> position (NodeID node) const;

    /** One step for all of them, however they got there. Cost: O(moved × log N). */
    void move (const std::vector<std::pair<NodeID, SessionPosition>>& positions);

    /** The texts on the canvas. */
    [[nodiscard]] const std::vector<SessionComment>& comments() const;

    /** Puts others in their place: one step. Cost: O(comments). */
    void setComments (std::vector<SessionComment> comments);

    // Settings.

    /** Sets a parameter as a step; several changes of one parameter within a second are one step.
        Errors: graph. Cost: O(log N). What a plugin's own editor changes between its gestures becomes a step by itself. */
    [[nodiscard]] SessionResult<void> setParameter (NodeID node, int parameterIndex, float value);

    /** Gives a node a preset, as PluginPresets::load does, as a step that takes back all that it changed. Returns warnings.
        Errors: graph, for a node that is not there; those of PluginPresets::load. Cost: the plugin saves its state twice. */
    [[nodiscard]] SessionResult<std::vector<std::string>> loadPreset (NodeID node,
                                                                      const juce::String& nameOrFile);

    /** While a plugin's own editor is open: what that changes beyond parameters, such as a program or a file, is a step that takes
        it back. Formats whose plugins tell of it (VST3) are asked then; of the others (LV2) the state is compared at
        noteState(), undo, redo, show and save. Cost: the plugin saves its state once it has settled, and again when somebody
        else has set it. */
    void watchState (NodeID node);

    /** Whether what a watched plugin is set to is known, so that a change could be told. */
    [[nodiscard]] bool isStateKnown (NodeID node) const;

    /** Makes a step of what the editor of a watched plugin that need not tell has changed by now. Cost: the plugin saves its
        state. */
    void noteState (NodeID node);

    /** Ends watching, after noteState(). Cost: as noteState. */
    void unwatchState (NodeID node);

    /** What of MIDI, and which macro, moves which parameter. */
    [[nodiscard]] const std::vector<SessionMapping>& mappings() const;

    /** Puts others in their place: one step. Those of nodes that there are not are left out. Cost: O(mappings × log N). */
    void setMappings (std::vector<SessionMapping> mappings);

    /** The macros that have names of their own, by number. */
    [[nodiscard]] const std::map<int, juce::String>& macroNames() const;

    /** An empty name takes the macro's own away; a number that there is not is left alone. No step. Cost: O(log macros). */
    void setMacroName (int number, const juce::String& name);

    /** What stands behind the graph. */
    [[nodiscard]] SessionOutput output() const;

    /** No step: it is the mixer's, not the music's. */
    void setOutput (const SessionOutput& output);

    /** In beats a minute. */
    [[nodiscard]] double tempo() const;

    /** Limited to what a session can hold. No step. */
    void setTempo (double beatsPerMinute);

    // History.

    /** Whether there is a step to take back. */
    [[nodiscard]] bool canUndo() const;

    /** Whether one was taken back that can be made again. */
    [[nodiscard]] bool canRedo() const;

    /** What undo would take back, such as "Add Dragonfly Hall"; empty where there is nothing. */
    [[nodiscard]] juce::String undoName() const;

    /** What redo would make again; empty where there is nothing. */
    [[nodiscard]] juce::String redoName() const;

    /** Takes the last step back. Cost: opens the plugins that come back. Errors: plugin, graph; nothing has changed then. */
    [[nodiscard]] SessionResult<void> undo();

    /** Makes the step again that was taken back last. Cost: as undo. Errors: as undo. */
    [[nodiscard]] SessionResult<void> redo();

    /** Which of the two plays. */
    [[nodiscard]] Slot slot() const;

    /** Makes the other one play, in one transition. B begins as a copy of A. Cost: as undo. Errors: plugin, graph. */
    [[nodiscard]] SessionResult<void> show (Slot slot);

    /** Makes the other slot a copy of the one that plays. */
    void copyToOtherSlot();

    // Scenes: stored graphs with all their values, for both slots. The first is 1. To store, rename or remove one is no step.

    /** How many there can be. */
    static constexpr int maximumScenes = static_cast<int> (SessionLimits::maximumScenes);

    /** Their names, in order. Cost: O(scenes). */
    [[nodiscard]] std::vector<juce::String> sceneNames() const;

    /** Which was recalled or stored last, in what plays now; 0 for none. Cost: O(scenes). */
    [[nodiscard]] int scene() const;

    /** Makes a scene play, in one transition: one step. What it has in common with what plays, plays on. Cost: as undo.
        Errors: invalid, where there is no such scene; plugin, graph: nothing has changed then. */
    [[nodiscard]] SessionResult<void> recallScene (int scene);

    /** Makes what plays now the content of a scene, or of one more, whose number is that of scenes + 1. An empty name leaves
        the name, or makes one. Cost: O(parameters). Errors: invalid, for another number. */
    [[nodiscard]] SessionResult<void> storeScene (int scene, const juce::String& name);

    /** Gives a scene another name, that is not empty. Errors: invalid, where there is no such scene, or no name. */
    [[nodiscard]] SessionResult<void> renameScene (int scene, const juce::String& name);

    /** Forgets a scene; those behind it move up. Errors: invalid, where there is no such scene. */
    [[nodiscard]] SessionResult<void> removeScene (int scene);

    // File.

    /** An empty session: nothing plays. Errors: graph. */
    [[nodiscard]] SessionResult<void> clear();

    /** Replaces all by a file's; what is missing is a placeholder and a warning to the listeners. `options.leaveOut` is for a
        safe start. Cost: opens every plugin. Errors: SessionFile's and SessionBuilder's; what played plays on. */
    [[nodiscard]] SessionResult<void> open (const juce::File& file, const BuildOptions& options = {});

    /** The same with one that no file holds: whoever has it saves it. Cost: as open. Errors: SessionBuilder's. */
    [[nodiscard]] SessionResult<void> open (const Session& session, const BuildOptions& options = {});

    /** The same with an autosaved one: unsaved, and of the file that it was a version of. Cost: as open. Errors: as open. */
    [[nodiscard]] SessionResult<void> recover (const juce::File& autosave, const BuildOptions& options = {});

    /** Replaces the file whole. Cost: each plugin saves its state; waits for the disk. Errors: invalid, unwritable; the old one stays. */
    [[nodiscard]] SessionResult<void> save (const juce::File& file);

    /** The file it was opened from or saved to last; none of a new one. */
    [[nodiscard]] juce::File file() const;

    /** The file's name without its extension, or "Untitled". */
    [[nodiscard]] juce::String title() const;

    /** Whether something is not saved. */
    [[nodiscard]] bool isModified() const;

    /** The session that plays, as save() would write it. Cost: each plugin saves its state. Errors: invalid. */
    [[nodiscard]] SessionResult<Session> capture() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation;
};

} // namespace lopsided
