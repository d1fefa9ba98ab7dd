#pragma once

#include "AccountLane.h"
#include "BlockInput.h"
#include "IdleTraits.h"
#include "IdleWatch.h"
#include "NodeAccount.h"
#include "NodeCall.h"
#include "NodeFigures.h"
#include "OutputGuard.h"
#include "Prefetch.h"

#include <lopsided_realtime/annotations/Annotations.h>
#include <lopsided_realtime/clock/CycleClock.h>

#include <string>
#include <utility>

namespace lopsided
{

/** Guards one node's output, keeps its account, and knows when it is idle: what stands around the node's call.

        if (monitor.maySkip (lane, input))
        {
            clear (outputs);
            monitor.skipCall();
            return;
        }

        monitor.beginCall (lane);                       // or some time before
        call the processor; when it throws, clear the outputs
        const auto output = monitor.endCall (lane, { … });

    One for each incarnation of a node, carried from sequence to sequence; a new one when its channels, its traits or
    the sample rate change.

    Thread: made by the producer; then as grouped below. What the lane's switches switch off costs nothing.
    Realtime: wait-free where nothing else is said. */
class NodeMonitor
{
public:
    using Guarding = NodeCall::Guarding;

    /** Whether what goes out is known to be exactly 0, in all channels. */
    enum class Output
    {
        silent,
        active
    };

    /** `sampleRate`: in Hz. Realtime: allocates. Cost: O(channels). */
    NodeMonitor (const IdleTraits& traits, double sampleRate);

    // [rendering thread] wait-free; one at a time

    /** True when the node need not be called in this block. Cost: about 1 ns. */
    [[nodiscard]] bool maySkip (const AccountLane& lane, BlockInput input) const noexcept
    {
        return lane.switches().idleSkip == Accounting::Switch::on && idle.isIdle (input);
    }

    /** Instead of the call of a node that is idle: its outputs have been cleared. Cost: O(channels). */
    void skipCall() noexcept;

    /** Instead of the call of a node that must not be called, because it is suspended: its outputs have been cleared.
        That says nothing about whether it is idle. Cost: O(channels). */
    void silenceCall() noexcept;

    /** Asks for what beginCall and endCall need: one or two nodes ahead of them, where it is known who comes.
        Cost: a few instructions that wait for nothing. */
    void prefetch() const noexcept
    {
        prefetchForWriting (&guard);
        prefetchForWriting (&account);
        account.prefetchPeaks();
    }

    /** Before the node's inputs are gathered, or at the latest before its call. Cost: about 1 ns. */
    void beginCall (const AccountLane& lane) const noexcept
    {
        if (! lane.isOn())
            return;

        prefetchForWriting (guard.storage());
        account.prefetch();
    }

    /** After the call: repairs the outputs where they are bad, measures and counts. A block of 0 samples does not
        count. Cost: most of `graph.account_ns_per_node` when everything is on (Tests/Benchmarks). */
    Output endCall (AccountLane& lane, const NodeCall& call) noexcept;

    /** The node was reset: what it did before says nothing about whether it is idle, nor about what it will play.
        Cost: O(channels). */
    void reset() noexcept
    {
        guard.reset();
        idle.restart();
    }

    // [producer, one thread at a time]

    /** The figures now; peaks since the last call. Realtime: allocates.
        Cost: O(channels), and one pass over the buckets of its times. */
    [[nodiscard]] NodeFigures takeFigures (const CycleClock& clock, NodeID node, std::string name)
    {
        return account.takeFigures (clock, node, std::move (name));
    }

private:
    inline Output inspect (const AccountLane& lane, const NodeCall& call) noexcept;
    LOPSIDED_COLD Output treat (const AccountLane& lane, const NodeCall& call, bool enforces,
                                OutputGuard::Block block) noexcept;
    inline Output conclude (const AccountLane& lane, const NodeCall& call,
                            const OutputGuard::Block& block) noexcept;

    OutputGuard guard;
    IdleWatch idle;
    NodeAccount account;
};

} // namespace lopsided
