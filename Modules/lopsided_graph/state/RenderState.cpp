#include "RenderState.h"

#include "../midi/MidiRoom.h"

namespace lopsided
{

RenderState::RenderState()
    : relay (std::make_shared<PlayHeadRelay>())
{
    MidiRoom::reserve (graphMidiIn);
}

void RenderState::beginAccount (double sampleRate)
{
    if (blockAccount == nullptr)
        blockAccount =
            std::make_unique<BlockAccount> (CycleClock {}, sampleRate, static_cast<int> (unusedMidi.size()));
}

RenderCounters RenderState::counters() const noexcept
{
    // Pairs with countException() and countMissedLock().
    return { .exceptionsInNodes = thrown.load (std::memory_order_relaxed),
             .droppedMidiEvents = midiDrops.total(),
             .missedCallbackLocks = locksMissed.load (std::memory_order_relaxed) };
}

void RenderState::countException() noexcept
{
    // Pairs with the load in counters(): a figure for people, which orders nothing.
    thrown.fetch_add (1, std::memory_order_relaxed);
}

void RenderState::countMissedLock() noexcept
{
    // Pairs with the load in counters(): a figure for people, which orders nothing.
    locksMissed.fetch_add (1, std::memory_order_relaxed);
}

void RenderState::advance (int numSamples) noexcept
{
    position += numSamples;

    // Pairs with the load in publishedPosition(): one number, which orders nothing.
    published.store (position, std::memory_order_relaxed);
}

std::int64_t RenderState::publishedPosition() const noexcept
{
    return published.load (std::memory_order_relaxed); // pairs with advance()
}

} // namespace lopsided
