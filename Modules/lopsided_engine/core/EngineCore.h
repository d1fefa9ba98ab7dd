#pragma once

#include "../audio/RenderFigures.h"
#include "../instance/InstanceGraveyard.h"
#include "../instance/InstancePreparation.h"
#include "../message/Attention.h"
#include "../processor/EngineStatistics.h"
#include "CommitNews.h"
#include "CommitRequest.h"
#include "LiveChanges.h"
#include "SequencePublisher.h"

#include <lopsided_graph/lopsided_graph.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace lopsided
{

/** The producer's side of a GraphProcessor: the current model, the configuration that its nodes are prepared for, and
    the way from a transaction to a published sequence. Transactions share it, and find it closed when the
    GraphProcessor is gone.

    One mutex makes producers take turns. Under it models are copied, compiled and published; no plugin is created,
    prepared or destroyed under it, and no listener called.

    Thread: any but an audio thread, where nothing else is said. Realtime: may block.
*/
class EngineCore final
{
public:
    using Duration = std::chrono::microseconds;

    /** What the message thread's housekeeping tells the host. Called with no lock held. */
    using LatencyReport = std::function<void (int latencySamples)>;

    explicit EngineCore (LatencyReport reportToHost);

    EngineCore (const EngineCore&) = delete;
    EngineCore& operator= (const EngineCore&) = delete;

    struct Base
    {
        std::shared_ptr<const GraphModel> model;
        std::uint64_t version = 0;
    };

    Base base() const;
    EngineStatistics statistics() const;
    std::vector<NodeFigures> takeNodeFigures();
    std::vector<XrunRecord> takeXruns();
    GraphResult<void> setAccounting (const Accounting& accounting);
    GraphResult<void> setLatencyBudget (int samples);
    std::vector<GraphError> preparationErrors() const;

    // Edits.

    /** An id that no node of this graph has ever had. */
    NodeID newNodeID() noexcept;

    /** Makes a node's instance of a processor. Thread: the message thread's role, or the processor's maker. */
    std::shared_ptr<NodeInstance> adopt (std::unique_ptr<juce::AudioProcessor> processor);

    /** Prepares an instance that is in no model, if the graph is prepared. Thread: the message thread's role. */
    GraphResult<void> prepareNew (const std::shared_ptr<NodeInstance>& instance,
                                  WhenPreparationFails whenItFails = WhenPreparationFails::leaveOut);

    /** Makes an edit on a transaction's copy. Under the mutex, because edits look at the shapes of nodes that are in use,
        which the message thread may be reading anew. */
    GraphResult<void> makeEdit (const GraphEdit& edit, GraphModel& copy);

    /** Makes the request current, or refuses it and changes nothing. */
    GraphResult<std::uint64_t> commit (const CommitRequest& request);

    // Control: EngineControl.cpp.

    /** Asks a node to change a parameter. `time` is on the graph's clock, or ParameterChange::now. */
    GraphResult<void> setParameter (NodeID id, int parameterIndex, float value, std::int64_t time);

    /** Another way to do so, for a thread that must not wait. */
    GraphResult<ParameterSender> parameterSender (NodeID id, int parameterIndex) const;

    /** Where MIDI is sent to a node. */
    GraphResult<std::shared_ptr<SentMidi>> sentMidiOf (NodeID id) const;

    /** Sends MIDI to a node. `time` is on the graph's clock, or ParameterChange::now. */
    GraphResult<void> sendMidi (NodeID id, const juce::MidiMessage& message, std::int64_t time);

    /** The graph's clock. */
    std::int64_t samplePosition() const;

    /** For the statistics. */
    void noteRefusal() noexcept { ++numRefused; }

    // Live changes: EngineLiveChanges.cpp.

    /** Prepares a node anew while it is in the graph, with another layout if one is given.
        Thread: the message thread's role. */
    GraphResult<void> changeLive (NodeID id, std::optional<LiveChange::BusesLayout> layout);

    // Configuration. Thread: the message thread's role; the host does not render.

    void prepare (const RenderSettings& newSettings);
    void release();

    /** Gives the graph new workers, and publishes a sequence that uses them. Errors: those of a compile. */
    GraphResult<void> setWorkers (const WorkerOptions& options);

    /** Unpublishes, waits for the block that is being rendered, and destroys all that it can. Nothing is committed or
        rendered any more. */
    void close();

    // Housekeeping.

    /** Reclaims, and in the message thread's role also follows announced changes, destroys instances, tells listeners
        and the host. @returns how many sequences and instances were destroyed. */
    std::size_t keepHouse (Duration budget);

    /** Whether housekeeping has something to wait for, be it the end of a transition. */
    bool hasSomethingWaiting() const;

    /** Whether everything that could be destroyed has been: what still fades or rings needs blocks to end. */
    bool isDrained() const;
    bool isPlaying() const;

    /** The host's pace. Thread: any. Realtime: wait-free. */
    void setPace (InstancePreparation::Pace pace) noexcept;

    /** Thread: any. Realtime: wait-free. */
    double tailSeconds() const noexcept;

    // Shared parts.

    SequencePublisher& publisher() noexcept { return sequences; }
    const std::shared_ptr<RenderFigures>& renderFigures() const noexcept { return figures; }
    Attention& attention() noexcept { return *wake; }
    CommitNews& commitNews() noexcept { return news; }

private:
    enum class Phase
    {
        released,
        preparing,
        playing,
        closed
    };

    using Lock = std::unique_lock<std::mutex>;
    using Configuration = InstanceRecord::Configuration;

    GraphResult<std::uint64_t> makeCurrent (const CommitRequest& request);
    GraphResult<GraphModel> candidateFor (const CommitRequest& request) const;
    std::vector<std::shared_ptr<NodeInstance>> staleInstancesOf (const CommitRequest& request) const;
    GraphResult<void> prepareAgain (const std::vector<std::shared_ptr<NodeInstance>>& instances,
                                    WhenPreparationFails whenItFails);
    GraphResult<void> publishAgain();
    GraphResult<SequencePublisher::Sequence> compile (std::shared_ptr<const GraphModel> candidate,
                                                      const CommitOptions& options);
    void waitWhilePreparing (Lock& lock);
    void noteIdsOf (const GraphModel& model) noexcept;

    void goSilent (Phase next);
    void prepareNodes (const GraphModel& nodes, const InstancePreparation& preparation);
    bool publishPrepared (const std::shared_ptr<const GraphModel>& prepared);
    InstancePreparation currentPreparation() const;

    /** What becomes of instances whose layout is changed. */
    enum class InstanceUse
    {
        released,
        aboutToBePrepared
    };

    void applyLayouts (InstanceUse use);
    void setLayout (const LiveChange& change);
    void lookAtReturned (const GraphModel& before);
    void endGoneChanges (std::vector<LiveChange>& gone);
    void takeSteps();
    void endChange (const NodeInstance& instance);
    void work (const LiveChange& change);
    void adopt (const LiveChange& change);
    static GraphError leftOut (const GraphModel& nodes, NodeID id, const std::string& problem);
    static std::vector<GraphError> leftOutOf (const CommitRequest& request, const GraphModel& model);
    void notePreparationProblem (const GraphModel& nodes, NodeID id,
                                 const std::shared_ptr<NodeInstance>& instance, const std::string& problem);

    bool followShapes();
    void followParameters (const Node& node);
    void removeConnections (const std::vector<Connection>& lost);
    void removeConnectionsOfNewPorts();
    void noteError (GraphError error);

    void followChanges();
    void followLiveChanges();
    void followTransition();
    void followPace();
    void reportLatency();

    /** What a host asks of a graph, as of a sequence: latency and tail. */
    void noteFigures (const RenderSequence& sequence) noexcept;

    const std::shared_ptr<RenderFigures> figures = std::make_shared<RenderFigures>();
    const std::shared_ptr<Attention> wake = std::make_shared<Attention>();
    const std::shared_ptr<std::atomic<bool>> changeAnnounced = std::make_shared<std::atomic<bool>> (false);
    const std::shared_ptr<InstanceGraveyard> graveyard = std::make_shared<InstanceGraveyard> (figures, wake);
    CommitNews news;
    std::atomic<std::uint64_t> lastIncarnation { 0 };
    std::atomic<std::uint32_t> lastUid { GraphNodes::firstUser.uid - 1 };
    std::atomic<std::uint64_t> numRefused { 0 };
    std::atomic<InstancePreparation::Pace> pace { InstancePreparation::Pace::realtime };
    std::atomic<bool> isPaceNew { false };
    std::atomic<double> tail { 0.0 }; ///< seconds
    std::atomic<int> latency { 0 };
    std::atomic<bool> isKeepingHouse { false };

    // [message thread]
    LatencyReport report;
    int reportedLatency = 0;

    // [producers] under the mutex
    mutable std::mutex mutex;
    std::condition_variable phaseChanged;
    Phase phase = Phase::released;
    std::thread::id preparer;
    Configuration configuration = 0;
    RenderSettings settings;
    std::shared_ptr<const GraphModel> current = std::make_shared<const GraphModel>();
    std::uint64_t version = 0;
    std::shared_ptr<WorkerPool> workers;
    Accounting accounting;
    int latencyBudget = 0;
    std::vector<GraphError> errorsOfPreparation;
    LiveChanges live;
    SequencePublisher sequences { figures, news };
};

} // namespace lopsided
