#pragma once

#include <iosfwd>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** An observed verdict in words, for a terminal. Thread: any. */
struct VerdictText
{
    /** Everything that is known, a line each. */
    static void print (std::ostream& out, const ObservedVerdict& verdict);

    /** "exact", "parameters equal", "differs: Drive, Tone". */
    [[nodiscard]] static juce::String state (const ObservedState& state);

    /** "64, measured 64", "0, measured 100 (differs)", "0, not measurable: it sounds without an input". */
    [[nodiscard]] static juce::String latency (const ObservedLatency& latency);

    /** "0.35 s", "longer than 10.0 s", "not measured". */
    [[nodiscard]] static juce::String tail (const ObservedTail& tail);
};

} // namespace lopsided
