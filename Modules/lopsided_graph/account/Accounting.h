#pragma once

namespace lopsided
{

/** What a graph checks and measures of its nodes: part of its RenderSettings. It costs about 30 ns a node
    in a graph of 1000 (benchmark graph.account_ns_per_node).
    Counts of exceptions and of bad and skipped blocks cost nothing and are always kept. */
struct Accounting
{
    enum class Switch
    {
        off,
        on
    };

    Switch guard = Switch::on;  ///< NaN and Inf go no further; feedback connections are guarded all the same
    Switch meter = Switch::on;  ///< peaks and MIDI events
    Switch timing = Switch::on; ///< times of nodes, and the culprits of late blocks
    Switch idleSkip = Switch::on; ///< a node that is silent and stays so is not called

    /** Nothing but the graph itself. Thread: any. Realtime: wait-free. Cost: O(1). */
    static constexpr Accounting allOff() noexcept
    {
        return { Switch::off, Switch::off, Switch::off, Switch::off };
    }

    friend constexpr bool operator== (const Accounting&, const Accounting&) = default;
};

} // namespace lopsided
