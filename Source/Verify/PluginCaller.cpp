#include "PluginCaller.h"

#include <RealtimeTrap/RealtimeScope.h>
#include <RealtimeTrap/RealtimeTrap.h>
#include <RealtimeTrap/ThreadUsage.h>

#include <algorithm>
#include <iterator>

namespace lopsided
{
namespace
{
constexpr int roomForMidi = 1 << 16;
constexpr std::size_t usualBlocks = 4096;

void append (std::vector<ObservedOffence>& all, const std::vector<ObservedOffence>& more)
{
    for (const auto& offence : more)
    {
        const auto same = std::find_if (all.begin(), all.end(), [&] (const ObservedOffence& other) {
            return other.kind == offence.kind && other.name == offence.name;
        });

        if (same == all.end())
            all.push_back (offence);
        else
            same->count += offence.count;
    }
}
} // namespace

PluginCaller::PluginCaller (juce::AudioProcessor& pluginToCall, double rate, int mostFrames)
    : plugin (pluginToCall),
      sampleRate (rate),
      playHead (rate),
      memory (std::max (plugin.getTotalNumInputChannels(), plugin.getTotalNumOutputChannels()), mostFrames)
{
    memory.clear(); // and all its pages are there
    events.ensureSize (roomForMidi);
    durations.reserve (usualBlocks);
    plugin.setPlayHead (&playHead);
}

PluginCaller::~PluginCaller()
{
    plugin.setPlayHead (nullptr);
}

juce::AudioBuffer<float>& PluginCaller::begin (int numFrames)
{
    block.setDataToReferTo (memory.getArrayOfWritePointers(), memory.getNumChannels(), numFrames);
    block.clear();
    events.clear();
    return block;
}

void PluginCaller::process (Watch watch)
{
    const auto usageBefore = trap::ThreadUsage::ofThisThread();
    const auto before = ThreadTime::now();
    call (watch);
    latest = ThreadTime::now().since (before);
    const auto usage = trap::ThreadUsage::ofThisThread().since (usageBefore);

    if (watch == Watch::time)
    {
        const auto deadline = 1.0e6 * block.getNumSamples() / sampleRate;
        durations.add (usage.involuntarySwitches > 0 ? latest.processor : latest.clock, deadline);

        const auto faults = usage.minorFaults + usage.majorFaults;
        numPageFaults += faults;
        numBlocksWithFaults += faults > 0 ? 1 : 0;
    }

    numWatched += watch == Watch::offences ? 1 : 0;
    ++numProcessed;
    playHead.advance (block.getNumSamples());
    scanned.scan (block, numOutputs());
    noteLatency();
}

void PluginCaller::call (Watch watch)
{
    try
    {
        if (watch != Watch::offences)
        {
            plugin.processBlock (block, events);
            return;
        }

        trap::setThreadListener (&tally);
        const trap::RealtimeScope armed;
        plugin.processBlock (block, events);
    }
    catch (...)
    {
        ++numEscaped;
    }

    trap::setThreadListener (nullptr);
}

void PluginCaller::noteLatency() noexcept
{
    const auto now = plugin.getLatencySamples();

    // Some formats know it with the first block only.
    if (numProcessed > 1 && now != latency)
        ++numLatencyChanges;

    latency = now;
}

void PluginCaller::addTo (ObservedVerdict& verdict, ObservedBlocks& blocks) const
{
    append (verdict.offences, tally.ofPlugin());
    append (verdict.wrapperOffences, tally.ofHost());
    verdict.watchedBlocks += numWatched;
    verdict.pageFaults += numPageFaults;
    verdict.blocksWithFaults += numBlocksWithFaults;
    verdict.nanSamples += scanned.nans;
    verdict.infinitySamples += scanned.infinities;
    verdict.denormalSamples += scanned.denormals;
    verdict.escapedExceptions += numEscaped;
    verdict.latency.changesWhileRunning += numLatencyChanges;
    blocks.processed += numProcessed;
    blocks.badSamples += scanned.nans + scanned.infinities;
    durations.summarise (blocks);
}

} // namespace lopsided
