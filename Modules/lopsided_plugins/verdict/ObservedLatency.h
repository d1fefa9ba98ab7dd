#pragma once

#include <juce_core/juce_core.h>

#include <cstdint>
#include <optional>

namespace lopsided
{

/** The latency that a plugin reports beside the one that an impulse took. */
struct ObservedLatency
{
    enum class Honesty
    {
        notMeasurable, /**< `reason` says why */
        honest,        /**< the impulse came out when it was said to */
        differs        /**< it came out at another time; for an effect that delays, that may be its purpose */
    };

    Honesty honesty = Honesty::notMeasurable;
    int reportedSamples = 0;
    std::optional<int> measuredSamples;
    juce::String reason;
    std::int64_t changesWhileRunning = 0; /**< how often the reported latency changed between two blocks */

    bool operator== (const ObservedLatency&) const = default;
};

} // namespace lopsided
