#include "RenderState.h"

#include "../midi/MidiRoom.h"

namespace lopsided
{

RenderState::RenderState()
    : relay (std::make_shared<PlayHeadRelay>())
{
    MidiRoom::reserve (graphMidiIn);
}

RenderCounters RenderState::counters() const noexcept
{
    // Pairs with countException().
    return { .exceptionsInNodes = thrown.load (std::memory_order_relaxed),
             .droppedMidiEvents = midiDrops.total() };
}

void RenderState::countException() noexcept
{
    // Pairs with the load in counters(): a figure for people, which orders nothing.
    thrown.store (thrown.load (std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

} // namespace lopsided
