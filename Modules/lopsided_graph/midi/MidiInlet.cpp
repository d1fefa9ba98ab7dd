#include "MidiInlet.h"

#include "MidiInletBlock.h"
#include "MidiRoomWriter.h"

#include <utility>

namespace lopsided
{

void MidiInlet::enterBlock (std::int64_t position, int numSamples) noexcept
{
    if (position == blockBegin && position + numSamples == blockEnd)
        return;

    if (position != blockEnd && blockEnd != notYet)
        endAll();

    blockBegin = position;
    blockEnd = position + numSamples;
}

void MidiInlet::merge (std::span<const MidiSource> sources, std::span<MidiMergeQueue::Cursor> scratch,
                       juce::MidiBuffer& destination, int capacityBytes, MidiRoom::Drops drops) noexcept
{
    destination.clear();
    state.released.clear();
    state.isToldForGood = false;
    hasMerged = true;

    auto found = survey (sources, scratch);
    const auto isSettled = found.held == state.counts.total();
    hasChased = std::exchange (isChaseDue, false);

    if (isSettled && ! hasChased && ! found.isAnyClosed)
    {
        if (found.queue.isEmpty())
            return;

        if (canCopy (found, capacityBytes))
        {
            copy (*found.lastActive, destination);
            return;
        }
    }

    MidiRoomWriter writer { destination, capacityBytes, drops };
    MidiInletBlock block { state, writer };

    if (hasChased)
        block.chase();

    if (! isSettled)
        block.settle (sources, ++era);

    for (const auto& source : sources)
        if (source.courseNow() == MidiPath::Course::releasing)
            block.release (*source.path);

    block.take (sources, found.queue);
    reportDone (sources);
}

MidiInlet::Survey MidiInlet::survey (std::span<const MidiSource> sources,
                                     std::span<MidiMergeQueue::Cursor> scratch) noexcept
{
    Survey found { .queue = MidiMergeQueue { scratch } };

    // Where nothing is held, a path without events need not be looked at.
    const auto isAnythingHeld = state.counts.total() != 0;

    for (std::uint32_t number = 0; number < sources.size(); ++number)
    {
        const auto& source = sources[number];
        const auto course = source.courseNow();
        const auto isOpen = course == MidiPath::Course::open;
        const auto isActive =
            course != MidiPath::Course::releasing && MidiRoom::usedBytes (*source.events) != 0;

        if (isAnythingHeld || isActive || ! isOpen)
        {
            source.path->enterEra (era);
            found.held += source.path->holds().size();
        }

        if (isActive)
        {
            found.queue.add (number, *source.events);
            found.lastActive = &source;
        }

        found.isAnyClosed |= ! isOpen;
    }

    return found;
}

bool MidiInlet::canCopy (const Survey& found, int capacityBytes) const noexcept
{
    return found.queue.numSources() == 1 && state.ended.size() == 0
           && state.counts.total() == found.lastActive->path->holds().size()
           && MidiRoom::usedBytes (*found.lastActive->events) <= capacityBytes;
}

void MidiInlet::copy (const MidiSource& source, juce::MidiBuffer& destination) noexcept
{
    destination.data.addArray (source.events->data.begin(), source.events->data.size());

    for (const auto event : *source.events)
        state.follow (*source.path, event.data, event.numBytes);
}

void MidiInlet::reportDone (std::span<const MidiSource> sources) noexcept
{
    for (const auto& source : sources)
        if (source.courseNow() != MidiPath::Course::open && source.path->holds().size() == 0)
            source.path->reportDone (source.closingCommit);
}

//======================================================================================================================
void MidiInlet::takeOver (const MidiInlet& predecessor, std::span<const MidiSuccession> paths,
                          std::uint64_t commit) noexcept
{
    if (commit <= lastSuccession || ! predecessor.hasMerged)
        return;

    lastSuccession = commit;
    isChaseDue = true;
    state.memory = predecessor.state.memory;

    for (const auto& succession : paths)
    {
        auto& path = *succession.path;
        const auto& old = *succession.predecessor;
        path.enterEra (era);

        if (succession.line != nullptr && succession.predecessorsLine != nullptr)
            succession.line->takeOver (*succession.predecessorsLine);

        if (! old.isOf (predecessor.era))
            continue;

        for (int channel = 0; channel < MidiHolds::numChannels; ++channel)
            old.holds().forEachPedal (channel, [&] (int slot) { state.hold (path, channel, slot); });
    }
}

void MidiInlet::markUndelivered() noexcept
{
    state.released.forEach ([&] (int channel, int slot) {
        if (state.counts.of (channel, slot) == 0)
            state.owe (channel, slot);
    });

    state.released.clear();
    isChaseDue |= hasChased || state.isToldForGood;
}

} // namespace lopsided
