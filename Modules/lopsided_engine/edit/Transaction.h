#pragma once

#include "CommitOptions.h"
#include "CommitResult.h"
#include "GraphEdit.h"
#include "HeldInstance.h"
#include "WhenPreparationFails.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lopsided
{

class EngineCore;

/** A group of edits that is committed as one publish, or refused whole.

    The edits are made on a copy of the model, and recorded: a commit that finds its base overtaken makes them again on
    the current model. An edit that fails (an unknown node, an illegal connection) is remembered, the later ones are
    no longer made, and commit refuses the whole with that first error. A transaction that is dropped without a commit
    changes nothing; its instances are destroyed in the message thread's role.

    Thread: a value, for one thread at a time, which is never an audio thread. addNode and replaceNode prepare
    plugins: message thread. It may outlive its GraphProcessor, whose end makes commit refuse.
    Realtime: may block. Cost: of an edit that of GraphModel's function that does it, and a lock, which a commit holds while it
    compiles; what takes a processor also prepares it, while the graph is prepared to play.
*/
class [[nodiscard]] Transaction
{
public:
    Transaction (Transaction&&) noexcept;
    Transaction& operator= (Transaction&&) noexcept;
    Transaction (const Transaction&) = delete;
    Transaction& operator= (const Transaction&) = delete;
    ~Transaction();

    /** Adds a node: prepares the instance for the graph's rate and block size and takes it over.

        An instance of the LV2 format is also run on a few silent blocks and prepared again: its latency is known only
        after that. One that throws when it is prepared is left out: the node has its place and its connections and is
        silent, CommitResult::leftOut() names it, and the graph's next prepareToPlay or reprepare tries again (or
        the commit is refused, where edit() was asked for that).

        @param name    what errors and lists call the node; empty means the processor's own name
        @param wanted  the id to use (a session file's); the default picks one that this graph has never used
        @returns the node's id, valid in this transaction at once, and in the graph when the commit is accepted

        Thread: message thread. Errors (told by commit): no processor, an id in use.
    */
    NodeID addNode (std::unique_ptr<juce::AudioProcessor> processor, juce::String name = {},
                    NodeID wanted = {});

    /** Removes a node and its connections. Errors (told by commit): no such node, one of the graph's own four. */
    void removeNode (NodeID);

    /** Removes several nodes and their connections at the cost of one. One that is named twice is removed once.
        Cost: O((N + E) × log of how many). Errors (told by commit): one of them does not exist; none goes then. */
    void removeNodes (std::vector<NodeID>);

    /** Puts another processor in a node's place, under the same id, name and connections.
        Thread: message thread. Errors (told by commit): as addNode; a connection that the new one has no port for. */
    void replaceNode (NodeID, std::unique_ptr<juce::AudioProcessor> processor);

    /** Gives a node another name, for errors and lists. Errors (told by commit): no such node. */
    void renameNode (NodeID, juce::String name);

    /** Connects two ports. Errors (told by commit): no such port, connected already, audio with MIDI. */
    void connect (Port source, Port destination);

    /** The same, of either kind. Errors (told by commit): as connect, or as connectFeedback. */
    void connect (Connection);

    /** Makes the source feed back into the destination, which may be the same node: it hears the source exactly one
        prepared maximum block later, whatever the size of a block, so that this closes no cycle. NaNs and infinities
        never come round. Errors (told by commit): as connect; MIDI; an end of the graph. */
    void connectFeedback (Port source, Port destination);

    /** Takes the connection between two ports away, of whichever kind it is. Errors (told by commit): there is none. */
    void disconnect (Port source, Port destination);

    /** The same; the connection's kind does not count. Errors (told by commit): there is none. */
    void disconnect (Connection);

    /** Takes every connection of a node away, of both kinds. Cost: O(N + E) for each of them.
        Errors (told by commit): no such node. */
    void disconnectNode (NodeID);

    /** Removes every node, and every connection. Cost: as removeNodes. */
    void clear();

    /** Makes a parameter follow a curve. Errors (told by commit): no such node or parameter, an unusable curve. */
    void setAutomation (NodeID, int parameterIndex, AutomationCurve);

    /** Takes a parameter's curve away; the parameter stays where it is. Errors (told by commit): no such node. */
    void clearAutomation (NodeID, int parameterIndex);

    /** Errors (told by commit): no such node. */
    void setNodeOptions (NodeID, NodeOptions);

    /** The copy that is being edited, with all the edits that succeeded so far. Empty once committed. */
    const GraphModel& model() const noexcept { return working; }

    /** The first edit that failed, or nullptr. */
    const GraphError* firstError() const noexcept { return failure.has_value() ? &*failure : nullptr; }

    /** Compiles and publishes the whole, or refuses the whole; never waits for a reader. A transaction can be
        committed once.

        While the graph is prepared to play, the next block renders it; otherwise it is checked, kept, and rendered
        after prepareToPlay. An instance that was prepared for another rate or block size than the graph has by
        now is prepared again, which only the message thread may do: elsewhere such a commit is refused.

        Thread: any but an audio thread; several may commit at once. Realtime: may block (a mutex shared with other
        producers; no plugin code runs under it). Cost: O(N + E).
        Errors: the first failed edit; a cycle or another plan that cannot be compiled (names the nodes); overtaken
        and not replayable; committed before; the GraphProcessor is gone.
    */
    CommitResult commit (CommitOptions options = {});

private:
    friend class GraphProcessor;

    Transaction (std::shared_ptr<EngineCore> coreToEdit, const GraphModel& base, std::uint64_t versionOfBase,
                 WhenPreparationFails whatToDoThen);

    std::shared_ptr<NodeInstance> take (NodeID id, const juce::String& name,
                                        std::unique_ptr<juce::AudioProcessor> processor);
    void make (GraphEdit edit);
    void letGoOfInstances();

    std::shared_ptr<EngineCore> core;
    std::uint64_t baseVersion = 0;
    WhenPreparationFails whenPreparationFails;
    GraphModel working;
    std::vector<GraphEdit> edits;
    std::vector<HeldInstance> held;
    std::optional<GraphError> failure;
    bool isCommitted = false;
};

} // namespace lopsided
