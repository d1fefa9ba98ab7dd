#pragma once

namespace lopsided
{

/** What a graph checks and measures of its nodes: part of its RenderSettings. All of it together costs some 35 ns
    for a stereo node and a block of 64 samples, twice that where a thousand nodes crowd each other out of the cache.
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

    friend constexpr bool operator== (const Accounting&, const Accounting&) = default;
};

} // namespace lopsided
