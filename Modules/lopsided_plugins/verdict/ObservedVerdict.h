#pragma once

#include "ObservedBlocks.h"
#include "ObservedEnd.h"
#include "ObservedLatency.h"
#include "ObservedOffence.h"
#include "ObservedState.h"
#include "ObservedTail.h"
#include "VerdictSummary.h"

#include <juce_core/juce_core.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace lopsided
{

/** What a plugin was seen to do while it processed noise, MIDI and parameter changes. A value.

    It says what was observed once, on one machine, and nothing about what was not: it never says that a plugin is safe.

    Thread: any. Realtime: allocates.
*/
struct ObservedVerdict
{
    /** A page fault in fewer blocks than one in this many may be code that runs for the first time: not an offence. */
    static constexpr std::int64_t blocksForOneFault = 20;

    /** Fewer late blocks than one in this many may be the machine's doing: not an offence. */
    static constexpr std::int64_t blocksForOneLate = 50;

    VerdictSummary summary = VerdictSummary::notObserved;
    juce::String sentence; /**< what the word rests on */

    juce::Time date;
    juce::String pluginVersion;
    double sampleRate = 0.0;            /**< Hz */
    std::vector<ObservedBlocks> blocks; /**< in the order in which the sizes were tried */

    std::vector<ObservedOffence> offences; /**< made by the plugin's code */
    std::vector<ObservedOffence>
        wrapperOffences;            /**< made by the host's own code around it: not held against it */
    std::int64_t watchedBlocks = 0; /**< blocks that ran under the real-time trap */
    std::int64_t pageFaults = 0;    /**< after the warm-up */
    std::int64_t blocksWithFaults = 0;

    std::int64_t nanSamples = 0;
    std::int64_t infinitySamples = 0;
    std::int64_t denormalSamples = 0; /**< put out although the thread treats denormals as zero */
    std::int64_t escapedExceptions = 0;

    ObservedState state;
    ObservedLatency latency;
    ObservedTail tail;
    std::optional<double>
        denormalCost; /**< time with a signal that decays into denormals, over time with a signal, where
                                             the thread does not treat denormals as zero */
    std::optional<ObservedEnd> end; /**< what ended it, if something did */

    /** Whether NaN and infinity came only after parameters had been changed: as it comes, the plugin gave none. */
    [[nodiscard]] bool isBadOnlyWhenTouched() const noexcept;

    /** Blocks of every size. */
    [[nodiscard]] std::int64_t blocksProcessed() const noexcept;

    /** Offences of a kind that ObservedOffence names; "heap" splits into what frees and what allocates by their names.
        Cost: O(offences). */
    [[nodiscard]] std::int64_t offencesOf (const juce::String& kind) const;

    /** Derives `summary` and `sentence` from all the rest. A summary that says that nothing was observed stays.
        Cost: O(sizes + offences), and some strings. */
    void judge();

    /** All of it, as an object that JSON can hold. Cost: O(sizes + offences). */
    [[nodiscard]] juce::var toVar() const;

    /** What toVar() made. Members that are missing keep their defaults, unknown ones are skipped.
        Cost: O(sizes + offences). Errors: nothing where it is no verdict at all. */
    [[nodiscard]] static std::optional<ObservedVerdict> fromVar (const juce::var& json);

    bool operator== (const ObservedVerdict&) const = default;
};

} // namespace lopsided
