#include "NodeAccount.h"

#include <lopsided_realtime/clock/CycleClock.h>

#include <algorithm>
#include <utility>

namespace lopsided
{

NodeAccount::NodeAccount (int numChannels)
    : peaks (numChannels)
{}

NodeFigures NodeAccount::takeFigures (const CycleClock& clock, NodeID node, std::string name)
{
    NodeFigures figures;
    figures.node = node;
    figures.name = std::move (name);

    // A call may be counted whose time is not yet there: hence the largest time bounds the others.
    if (const auto numCalls = calls.value(); numCalls != 0)
    {
        const auto longest = maxTicks.value();
        figures.calls = numCalls;
        figures.minNanoseconds = clock.toNanoseconds (std::min (minTicks.value(), longest));
        figures.meanNanoseconds = clock.toNanoseconds (totalTicks.value()) / static_cast<double> (numCalls);
        figures.p99Nanoseconds =
            clock.toNanoseconds (std::min (durations.percentile (0.99, lastBucket.value()), longest));
        figures.maxNanoseconds = clock.toNanoseconds (longest);
    }

    span.add (1); // pairs with the load in peakSpan(); PeakHold says why nothing is lost

    for (auto& peak : peaks)
        figures.peaks.push_back (peak.take());

    figures.midiEventsIn = midiIn.value();
    figures.midiEventsOut = midiOut.value();
    figures.exceptions = exceptions.value();
    figures.badBlocks = bad.value();
    figures.skippedBlocks = skipped.value();
    figures.silencedBlocks = silenced.value();
    figures.lateBlocks = late.value();
    return figures;
}

} // namespace lopsided
