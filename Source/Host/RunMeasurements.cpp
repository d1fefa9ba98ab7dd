#include "RunMeasurements.h"

#include "RunReport.h"
#include <algorithm>
#include <cmath>

namespace lopsided
{

void RunMeasurements::add (const BlockRecord& record, int numChannels)
{
    if (histogram.count() == 0)
        firstStartNanos = record.startNanos;

    histogram.add (record.durationNanos);
    track.add (1.0e-9 * static_cast<double> (record.startNanos - firstStartNanos),
               1.0e-3 * static_cast<double> (record.durationNanos));

    if (record.durationNanos > record.deadlineNanos)
        ++misses;

    nonFinite += record.nonFiniteSamples;
    largestPeak = std::max (largestPeak, static_cast<double> (record.peak));
    sumOfSquares += record.sumOfSquares;
    numSamples += static_cast<double> (record.numFrames) * numChannels;
}

void RunMeasurements::fill (RunReport& report) const
{
    report.deadlineMisses = misses;
    report.medianCallbackMicros = 1.0e-3 * static_cast<double> (histogram.percentileNanos (0.5));
    report.p999CallbackMicros = 1.0e-3 * static_cast<double> (histogram.percentileNanos (0.999));
    report.worstCallbackMicros = 1.0e-3 * static_cast<double> (histogram.largestNanos());
    report.startSteadySeconds = startSteadySeconds();
    report.peak = largestPeak;
    report.rms = numSamples > 0.0 ? std::sqrt (sumOfSquares / numSamples) : 0.0;
    report.nonFiniteSamples = nonFinite;
}

} // namespace lopsided
