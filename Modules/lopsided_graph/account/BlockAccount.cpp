#include "BlockAccount.h"

#include <algorithm>

namespace lopsided
{

BlockAccount::BlockAccount (const CycleClock& clockToUse, double sampleRate, int numLanes)
    : clock (clockToUse),
      ticksPerSample (clockToUse.ticksPerSecond() / sampleRate),
      lanes (static_cast<std::size_t> (std::max (1, numLanes)), AccountLane { clockToUse })
{}

void BlockAccount::beginBlock (int numSamples, const Accounting& accounting, Pace pace, int numLanes) noexcept
{
    working = std::span { lanes }.first (std::min (static_cast<std::size_t> (numLanes), lanes.size()));
    blocks.add (1);
    deadlineTicks =
        pace == Pace::realtime ? static_cast<std::uint64_t> (ticksPerSample * std::max (0, numSamples)) : 0;

    for (auto& each : working)
        each.begin (accounting, deadlineTicks);

    start = lanes.front().lastBoundary();
}

void BlockAccount::endBlock() noexcept
{
    if (! lanes.front().isTiming() || deadlineTicks == 0)
        return;

    const auto ticks = CycleClock::elapsed (start, clock.now());

    if (ticks <= deadlineTicks) [[likely]]
        return;

    const auto culprit = worst();
    lateBlocks.add (1);
    xruns.tryPush ({ .node = culprit.node,
                     .nodeNanoseconds = clock.toNanoseconds (culprit.ticks),
                     .blockNanoseconds = clock.toNanoseconds (ticks),
                     .deadlineNanoseconds = clock.toNanoseconds (deadlineTicks),
                     .block = blocks.value() });
}

AccountLane::Share BlockAccount::worst() const noexcept
{
    AccountLane::Share longest;

    for (const auto& each : working)
        if (each.worst().ticks > longest.ticks)
            longest = each.worst();

    return longest;
}

} // namespace lopsided
