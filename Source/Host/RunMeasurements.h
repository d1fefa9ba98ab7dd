#pragma once

#include "BlockRecord.h"
#include "DurationHistogram.h"
#include "DurationTrack.h"
#include <cstdint>

namespace lopsided
{

struct RunReport;

/** Gathers what the audio callback noted, block by block, in bounded memory. Thread: message. */
class RunMeasurements
{
public:
    void add (const BlockRecord& record, int numChannels);

    /** Writes its figures into a report. */
    void fill (RunReport& report) const;

    [[nodiscard]] const DurationTrack& durations() const noexcept { return track; }
    [[nodiscard]] std::uint64_t deadlineMisses() const noexcept { return misses; }
    [[nodiscard]] double peak() const noexcept { return largestPeak; }
    [[nodiscard]] double startSteadySeconds() const noexcept
    {
        return 1.0e-9 * static_cast<double> (firstStartNanos);
    }

private:
    DurationHistogram histogram;
    DurationTrack track;
    std::int64_t firstStartNanos = 0;
    std::uint64_t misses = 0;
    std::uint64_t nonFinite = 0;
    double largestPeak = 0.0;
    double sumOfSquares = 0.0;
    double numSamples = 0.0;
};

} // namespace lopsided
