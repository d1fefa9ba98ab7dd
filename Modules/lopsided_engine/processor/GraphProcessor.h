#pragma once

#include "../edit/Transaction.h"
#include "EngineStatistics.h"
#include "GraphListener.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lopsided
{

class CallbackRenderer;
class EngineCore;
class ReclaimTimer;

/** A graph of processors as one juce::AudioProcessor, edited by transactions while it plays.

    For a juce::AudioProcessorPlayer, inside a plugin's processBlock, or called from an AudioIODeviceCallback. Its
    buses are its terminals: a channel of a bus is a channel of audioInput() or audioOutput(). It takes any layout.

    Destroy it in the message thread's role; a call of processBlock that is running then is waited for, one that begins
    later is the caller's misuse.

    It has no state of its own to save: the module lopsided_session saves and loads graphs. getStateInformation and
    setStateInformation only reclaim, as hosts call them where no message loop runs. It renders single precision only.

    Thread: as grouped below; a member that says nothing, any but an audio thread. Made and destroyed on the message thread.
    Realtime: a member that says nothing may block; none waits for the audio thread, but prepareToPlay, releaseResources,
    drain and the destructor.
*/
class GraphProcessor final : public juce::AudioProcessor
{
public:
    /** Stereo in, stereo out. */
    GraphProcessor();

    /** Any buses. Cost: O(buses), and some allocations. */
    explicit GraphProcessor (const BusesLayout& buses);
    ~GraphProcessor() override;

    /** The first of the four nodes that every graph has: where the host's audio comes in. Cost: none, a constant. */
    static constexpr NodeID audioInput() noexcept { return GraphNodes::audioInput; }
    /** Where the graph's audio goes out. Cost: none, a constant. */
    static constexpr NodeID audioOutput() noexcept { return GraphNodes::audioOutput; }
    /** Where the host's MIDI comes in. Cost: none, a constant. */
    static constexpr NodeID midiInput() noexcept { return GraphNodes::midiInput; }
    /** Where the graph's MIDI goes out. Cost: none, a constant. */
    static constexpr NodeID midiOutput() noexcept { return GraphNodes::midiOutput; }

    // [any thread but an audio thread]

    /** Begins a transaction on a copy of the current model, and says what becomes of a node whose processor throws when
        the transaction prepares it. Realtime: may block. Cost: O(N + E). */
    Transaction edit (WhenPreparationFails = WhenPreparationFails::leaveOut);

    /** The current model. It keeps its nodes' instances alive for as long as it is kept. Realtime: may block.
        Cost: a lock, which a commit holds while it compiles. */
    std::shared_ptr<const GraphModel> model() const;

    /** One look at the current model, by the names of juce::AudioProcessorGraph. Several that belong together, and more
        than these: take model(), which each of these does. Realtime: may block. Cost: model()'s, and what each function
        says; getNumNodes O(N / 64). */
    int getNumNodes() const;
    /** All of them, in canonical order: by destination, then by source. Cost: O(E), a copy. */
    std::vector<Connection> getConnections() const;
    /** Whether these two ports are connected, in whichever way. Cost: O(log E). */
    bool isConnected (const Connection&) const;
    /** Whether any connection leads from one node straight to the other, in whichever way.
        Cost: O(log E + connections into the other). */
    bool isConnected (NodeID source, NodeID destination) const;
    /** Whether a way leads along connections from one node to the other; those that feed back do not count. False of a
        node and itself. Cost: O((N + E) × log). */
    bool isAnInputTo (NodeID source, NodeID destination) const;

    /** Whether addConnection would accept it now, a cycle apart: those are seen by the commit.
        Cost: O(log N + log E), and some strings where it would not. */
    bool canConnect (const Connection&) const;

    /** The node; nothing where there is none, or it is one of the graph's own four.
        It keeps its processor alive for as long as it is kept. Realtime: may block. Cost: model()'s, and O(log N). */
    std::optional<Node> getNodeForId (NodeID) const;

    /** Edits by the names of juce::AudioProcessorGraph, each a commit of its own, which fades by default. Those that belong
        together are better made by edit() and one commit, and so is what wants its processor back when it is refused.
        Thread: addNode message thread, the others any but an audio thread. Realtime: may block. Cost: O(N + E), and
        addNode prepares the processor. Errors: those of Transaction's function and of commit; nothing has changed then. */
    GraphResult<NodeID> addNode (std::unique_ptr<juce::AudioProcessor>, NodeID wanted = {},
                                 const CommitOptions& = {});
    /** Removes a node and its connections. Cost: O(N + E). Errors: those of Transaction::removeNode and commit. */
    GraphResult<void> removeNode (NodeID, const CommitOptions& = {});
    /** Connects two ports, or makes one feed back. Cost: O(N + E).
        Errors: those of Transaction::connect, or connectFeedback, and commit. */
    GraphResult<void> addConnection (const Connection&, const CommitOptions& = {});
    /** Takes the connection between two ports away. Cost: O(N + E). Errors: those of Transaction::disconnect and commit. */
    GraphResult<void> removeConnection (const Connection&, const CommitOptions& = {});
    /** Takes every connection of a node away. Cost: O(N + E), and O(E) for each of them.
        Errors: those of Transaction::disconnectNode and commit. */
    GraphResult<void> disconnectNode (NodeID, const CommitOptions& = {});
    /** Removes every node and every connection. Cost: that of Transaction::clear and of commit. Errors: those of commit. */
    GraphResult<void> clear (const CommitOptions& = {});

    /** What it has done so far. Realtime: may block. Cost: some locks, among them model()'s, and O(workers). */
    EngineStatistics statistics() const;

    /** What each node did, and how long it took; peaks are those since the last call. Realtime: may block.
        Cost: O(N). */
    std::vector<NodeFigures> takeNodeFigures();

    /** The late blocks since the last call, each with the node that took most of it; at most 64 wait to be taken.
        Realtime: may block. Cost: model()'s lock, and O(those that it takes). */
    std::vector<XrunRecord> takeXruns();

    /** What is checked and measured at each node: everything, as long as nothing else is said. Errors: those of a
        commit. Realtime: may block. Cost: model()'s lock; while the graph is prepared to play also a compile, O(N + E). */
    GraphResult<void> setAccounting (const Accounting&);

    /** How late the outputs are at least, in samples (less than 0 is 0, which is the default): nodes that are as late as that
        or less come and go without moving any other path, and the host's latency stays. It is kept by prepareToPlay, and
        may be changed while playing, which is a change of latency like any other. Errors: those of a commit; nothing has
        changed then. Realtime: may block. Cost: as setAccounting, and a reclaim(). */
    GraphResult<void> setLatencyBudget (int samples);

    /** What went wrong when prepareToPlay last prepared the nodes, and with nodes that were prepared since, by commits
        (CommitResult::leftOut) among others. Each names its node, which keeps its place and its connections, and is silent:
        the next prepareToPlay tries again, and so does reprepare. Realtime: may block.
        Cost: model()'s lock, and a copy of them. */
    std::vector<GraphError> preparationErrors() const;

    /** Destroys retired sequences whose grace period has passed, follows changes that nodes have announced, and, in the
        message thread's role, destroys the instances that nothing uses any more; elsewhere that is posted there. The
        message loop calls it by itself: call it where no loop runs.
        @returns how many sequences and instances it destroyed. Realtime: may block; never waits for a reader.
        Cost: O(what it destroys), and what listeners do; O(N + E) where a node has announced a change, or a transition ends. */
    std::size_t reclaim();

    /** Reclaims until nothing is retired and no instance waits, or the time is up. What still fades or rings is not
        waited for: it needs blocks to end.
        Thread: message thread, or any where there is no MessageManager. @returns whether nothing waits any more.
        Cost: a reclaim() each time that it looks, with sleeps of 100 microseconds between. */
    bool drain (std::chrono::milliseconds timeout);

    /** Sets a parameter of a node at the start of the next block. `value` is limited to 0 to 1. What nobody renders yet waits.

        Each node has a queue of its own. When that is full, the change is counted as coalesced: of those for one
        parameter the last is made, at the start of the next block. Where a parameter has a curve, that has the last word.

        Realtime: may block; never for the audio thread. Cost: O(log N). Errors: no such node, no such parameter, a value
        that is not a number; nothing has changed then. */
    GraphResult<void> setParameter (NodeID, int parameterIndex, float value);
    using juce::AudioProcessor::setParameter;

    /** The same at a position of samplePosition()'s clock, which the node's block is split for. A position that has gone by
        means the next block; prepareToPlay restarts the clock, and makes what waits due. Cost: as setParameter.
        Errors: as setParameter. */
    GraphResult<void> setParameterAt (NodeID, int parameterIndex, float value, std::int64_t samplePosition);

    /** Sends a MIDI message of at most 3 bytes to a node, at the start of the next block, beside what its connections bring and by
        the same rules: what sounds because of it ends when the node is removed, replaced or reset.

        Each node has a queue of its own. When it is full, a message is lost and counted, but never one that ends a sound:
        that is due at once then, and what was sent before it for the same note is void. What is on its way to a
        node that is removed or replaced is lost, and counted.

        Realtime: may block; never for the audio thread (midiSender's is wait-free). Cost: O(log N). Errors: no such node, one that
        takes no MIDI, a longer message; nothing is sent then. */
    GraphResult<void> sendMidi (NodeID, const juce::MidiMessage&);

    /** The same at a position of samplePosition()'s clock. A position that has gone by means the next block.
        Cost: as sendMidi. Errors: as sendMidi. */
    GraphResult<void> sendMidiAt (NodeID, const juce::MidiMessage&, std::int64_t samplePosition);

    /** For a thread that must not wait: a way to the processor that the node has now, which replaceNode makes useless.
        Realtime: may block. Cost: O(log N). Errors: no such node, one that takes no MIDI. */
    GraphResult<MidiSender> midiSender (NodeID) const;

    /** The same for one parameter, until its list is rebuilt. Cost: as setParameter. Errors: as setParameter. */
    GraphResult<ParameterSender> parameterSender (NodeID, int parameterIndex) const;

    /** Samples rendered since prepareToPlay. Realtime: may block. Cost: model()'s lock. */
    std::int64_t samplePosition() const;

    /** Makes a parameter follow a curve, by a commit of its own. Several at once: Transaction::setAutomation.
        Realtime: may block. Cost: O(N + E). Errors: those of Transaction::setAutomation and commit. */
    GraphResult<void> setAutomation (NodeID, int parameterIndex, AutomationCurve);

    /** Takes the curve away, likewise; the parameter stays where it is.
        Cost: O(N + E). Errors: those of Transaction::clearAutomation and commit. */
    GraphResult<void> clearAutomation (NodeID, int parameterIndex);

    // [message thread]

    /** The listener is not owned. Cost: O(listeners). */
    void addListener (GraphListener*);
    /** It is told nothing any more. Cost: O(listeners). */
    void removeListener (GraphListener*);
    using juce::AudioProcessor::addListener;
    using juce::AudioProcessor::removeListener;

    /** A bracket around each call into a node's processor, or nullptr. The observer is not owned.
        Thread: any, while nothing renders. Cost: a store. */
    void setNodeCallObserver (NodeCallObserver*);

    /** Gives a node another layout. While the graph plays, the node fades to its input (as late as the node is), is prepared
        unheard, and fades in again; all else plays on, and its state and connections stay. What is heard waits for
        nobody: the node stays dry for as long as the message loop, or reclaim() and commits where none runs, takes to
        come by. GraphListener::nodePrepared says when it plays again. A node that is removed meanwhile keeps its layout.

        Thread: message thread. Realtime: may block. Cost: O(N + E) four times, and the plugin's prepareToPlay.
        Errors: no such node, a layout that the processor does not support, connections that would lose their ports (it
        names them), another thread; nothing has changed then. What goes wrong later is in preparationErrors(). */
    GraphResult<void> setBusesLayout (NodeID, const BusesLayout&);
    using juce::AudioProcessor::setBusesLayout;

    /** Releases a node and prepares it anew, in the same way: for a processor that asks for it in its own words.
        Cost: as setBusesLayout. Errors: no such node, another thread; nothing has changed then. */
    GraphResult<void> reprepare (NodeID);

    /** How many threads render beside the audio thread, and how they wait; 0, which is the default, is right in a DAW. May
        be changed while playing: what plays goes on. Cost: starts the threads, and waits until each knows its priority
        (WorkerPriority::acquire); then as setAccounting. Errors: those of a commit. */
    GraphResult<void> setWorkers (const WorkerOptions& options);

    /** Publishes silence, waits for the section that is open, prepares every node for the new rate and block size, and
        publishes the graph. The host has stopped calling processBlock.
        Thread: the message thread. Elsewhere the work is done by the message thread while the caller waits; where that
        does not begin within a second (a message thread that waits for the caller), the caller does it. */
    void prepareToPlay (double sampleRate, int maximumExpectedSamplesPerBlock) override;

    /** Publishes silence, waits for the section that is open, and releases every node. Thread: as prepareToPlay. */
    void releaseResources() override;

    // [audio thread]

    /** Renders. Blocks may have any length (longer ones than promised are rendered in parts), and buffers any number of
        channels: missing inputs are silent, missing outputs are left out, channels beyond the graph's are cleared.
        Of a second thread that comes in at the same time the buffer is cleared.

        Midi that does not fit is counted and left out; nothing is ever allocated for it. A caller gets room for as
        much as the graph makes by passing the same MidiBuffer each time, or one that has been given room by ensureSize.

        Thread: the audio thread, one at a time. Realtime: wait-free, but for the nodes' own code. */
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override;
    using juce::AudioProcessor::processBlock;

    // [shared]

    /** The next block begins by clearing every delay and calling each node's reset. Thread: any. Realtime: wait-free. */
    void reset() override;

    /** Nodes are told by prepareToPlay, by the next commit or reclaim in the message thread's role, or by the message
        loop. Thread: any. Realtime: wait-free. */
    void setNonRealtime (bool isNonRealtime) noexcept override;

    /** The tails that nodes report, in seconds, added up along the longest path to an output, as of the last commit or
        announced change. Infinite where one of those is, or where such a path goes through a loop of feedback: how often
        what is in it goes round is known to nobody. Thread: any. Realtime: wait-free. */
    double getTailLengthSeconds() const override;

    const juce::String getName() const override;
    bool acceptsMidi() const override { return true; }
    bool producesMidi() const override { return true; }
    bool isBusesLayoutSupported (const BusesLayout&) const override { return true; }
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}
    void getStateInformation (juce::MemoryBlock&) override { reclaim(); }
    void setStateInformation (const void*, int) override { reclaim(); }

protected:
    bool canAddBus (bool) const override { return true; }
    bool canRemoveBus (bool) const override { return true; }

private:
    static BusesProperties describe (const BusesLayout& buses);

    // [shared]
    std::shared_ptr<EngineCore> core;

    // [audio thread] after the core, which holds the cell that it reads
    std::unique_ptr<CallbackRenderer> renderer;

    std::unique_ptr<ReclaimTimer> timer; // [message thread]

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (GraphProcessor)
};

} // namespace lopsided
