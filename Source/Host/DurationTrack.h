#pragma once

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Durations along the time of a run, for drawing, in bounded memory.

    Keeps the largest and the mean of each stretch of time. When there are too many stretches, neighbours are merged and
    each stretch gets twice as long.

    Thread: one at a time (the message thread). Cost: amortised O(1) a value.
*/
class DurationTrack
{
public:
    struct Stretch
    {
        float largestMicros = 0.0f;
        float smallestMicros = 0.0f;
        double sumMicros = 0.0;
        std::uint32_t count = 0;

        [[nodiscard]] double meanMicros() const noexcept { return count == 0 ? 0.0 : sumMicros / count; }

        void merge (const Stretch& other) noexcept;
    };

    /** Adds a duration that began at the given time after the start of the run. Earlier than the start counts as 0. */
    void add (double seconds, double micros);

    /** All that began between two times; at least the stretch that the first one lies in. */
    [[nodiscard]] Stretch between (double fromSeconds, double toSeconds) const noexcept;

private:
    static constexpr std::size_t maximumStretches = 8192;

    void halve();

    double stretchSeconds = 0.002;
    std::vector<Stretch> track;
};

} // namespace lopsided
