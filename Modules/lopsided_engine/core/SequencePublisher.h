#pragma once

#include "../audio/RenderFigures.h"
#include "../edit/CommitOptions.h"
#include "CommitNews.h"

#include <lopsided_graph/lopsided_graph.h>
#include <lopsided_rcu/lopsided_rcu.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>

namespace lopsided
{

/** Compiles models and hands the sequences to the audio thread; knows which of them the audio thread may still have.

    Thread: producer; one at a time (EngineCore's mutex), but for the functions that say otherwise.
*/
class SequencePublisher
{
public:
    using Sequence = std::shared_ptr<const RenderSequence>;

    /** True once a sequence has been destroyed; null for none. */
    using End = std::shared_ptr<const std::atomic<bool>>;

    SequencePublisher (std::shared_ptr<RenderFigures> sharedFigures, CommitNews& newsToAddTo);

    /** What all sequences are compiled for from now on. Delay lines are not carried over. */
    void begin (const RenderSettings& newSettings);

    /** What sequences are rendered with from now on. */
    void useWorkers (std::shared_ptr<WorkerPool> workers) { settings.workers = std::move (workers); }

    using Model = std::shared_ptr<const GraphModel>;

    /** Compiles for the current settings, with the transition from what plays. */
    GraphResult<Sequence> compile (Model model, const CommitOptions& options);

    /** Compiles apart from what plays: to find out whether a model can be. */
    static GraphResult<Sequence> tryCompile (Model model, const RenderSettings& settings);

    /** How far the newest sequence's transition has come. */
    GraphCompiler::Progress progress() const { return GraphCompiler::progressOf (*carried); }

    /** Makes a sequence current; null is silence. `version` is the newest commit that it contains. */
    void publish (Sequence sequence, std::uint64_t version);

    /** Makes silence current, which contains no commit. */
    void publishSilence();

    /** The end of the sequence that is current; as long as it has not come, that sequence or an earlier one may be in the
        audio thread. */
    End endOfCurrent() const { return currentEnd; }

    /** Whether a node that is compiled as not playing is not heard any more, but for its input. */
    bool isDry (std::uint64_t incarnation) const { return GraphCompiler::isDry (*carried, incarnation); }

    /** Reports commits as settled once nothing fades any more and their predecessors have been destroyed. */
    void reportSettled();

    bool isSettling() const { return ! settling.empty() || progress() != GraphCompiler::Progress::settled; }

    /** What the graph's blocks and nodes take, since begin(); null before the first compile. */
    BlockAccount* account() const noexcept
    {
        const auto& state = carried->renderState();
        return state->hasAccount() ? &state->account() : nullptr;
    }

    /** What is checked and measured from now on. */
    void setAccounting (const Accounting& accounting) { settings.accounting = accounting; }

    /** How late the outputs are at least, from the next compile on. */
    void setLatencyBudget (int samples) { settings.latencyBudgetSamples = samples; }

    /** Totals over all settings so far. Thread: any but an audio thread, under the mutex. */
    RenderCounters counters() const noexcept;

    /** Samples rendered with the current settings: the clock of timed changes. Thread: as counters(). */
    std::int64_t samplePosition() const noexcept { return carried->renderState()->publishedPosition(); }

    /** Thread: any but an audio thread; no mutex is needed. */
    RcuCell<RenderSequence>& cell() noexcept { return current; }
    Reclaimer& reclaimer() noexcept { return reclaims; }
    const Reclaimer& reclaimer() const noexcept { return reclaims; }

private:
    Sequence watched (Sequence sequence);

    struct Settling
    {
        std::uint64_t version;
        std::weak_ptr<const RenderSequence> predecessor; // expired once it has been destroyed
    };

    const std::shared_ptr<RenderFigures> figures;
    CommitNews& news;

    RenderSettings settings;
    std::unique_ptr<CarriedState> carried;
    RenderCounters countersBefore;
    std::uint64_t publishedVersion = 0;
    std::weak_ptr<const RenderSequence> last;
    End currentEnd;
    std::deque<Settling> settling;

    Reclaimer reclaims;
    RcuCell<RenderSequence> current; // before its Reclaimer, which waits for what it has retired
};

} // namespace lopsided
