#include "MidiDelayLine.h"

#include <algorithm>
#include <cstring>

namespace lopsided
{

namespace
{
/** Room for more than 2500 waiting events beside the reserve of MidiAdmission. The largest sysex that is admitted to it
    fits into a MidiRoom, so nothing waits for ever. */
constexpr int waitingBytes = 64 * 1024;
static_assert (waitingBytes / 4 * 3 / 4 * 3 < MidiRoom::capacityBytes);

/** What stands before the bytes of a waiting event. Not a struct: events are packed without padding. */
constexpr std::size_t arrivalBytes = sizeof (std::int64_t);
constexpr std::size_t waitingHeaderBytes = arrivalBytes + sizeof (std::uint16_t);
} // namespace

MidiDelayLine::MidiDelayLine (int, int)
    : waiting (static_cast<std::size_t> (waitingBytes)),
      admission (waitingBytes, static_cast<int> (waitingHeaderBytes))
{
    MidiRoom::reserve (due);
}

void MidiDelayLine::process (const juce::MidiBuffer& source, int numSamples, int delaySamples,
                             std::int64_t position, MidiRoom::Drops drops) noexcept
{
    if (position != end)
    {
        reset();
        begin = position;
    }

    end = position + numSamples;
    takeIn (source, position, drops);
    letOut (numSamples, delaySamples, position);
}

void MidiDelayLine::reset() noexcept
{
    first = 0;
    last = 0;
    begin = end;
    admission.reset();
    due.clear();
}

void MidiDelayLine::takeIn (const juce::MidiBuffer& source, std::int64_t position,
                            MidiRoom::Drops drops) noexcept
{
    for (const auto event : source)
    {
        if (! admission.admit (event.data, event.numBytes, static_cast<int> (last - first)))
        {
            drops.count (MidiAdmission::kindOf (event.data, event.numBytes));
            continue;
        }

        const auto size = static_cast<std::uint16_t> (event.numBytes);
        const auto arrival = position + event.samplePosition;

        if (last + waitingHeaderBytes + size > waiting.size())
            moveToFront();

        auto* place = waiting.data() + last;
        std::memcpy (place, &arrival, arrivalBytes);
        std::memcpy (place + arrivalBytes, &size, sizeof (size));
        std::memcpy (place + waitingHeaderBytes, event.data, size);
        last += waitingHeaderBytes + size;
    }
}

void MidiDelayLine::letOut (int numSamples, int delaySamples, std::int64_t position) noexcept
{
    due.clear();
    std::int64_t earliest = 0;

    while (first != last)
    {
        const auto* place = waiting.data() + first;
        std::int64_t arrival = 0;
        std::uint16_t size = 0;
        std::memcpy (&arrival, place, arrivalBytes);
        std::memcpy (&size, place + arrivalBytes, sizeof (size));

        const auto dueIn = arrival + delaySamples - position;
        const auto fits = MidiRoom::usedBytes (due) + MidiRoom::headerBytes + size <= MidiRoom::capacityBytes;

        // What does not fit comes with the next block: late, but all of it and in order.
        if (dueIn >= numSamples || ! fits)
            break;

        // An event is overdue when the delay has become shorter since it came, or when the last block was full.
        earliest = std::max (earliest, dueIn);
        MidiRoom::append (due, static_cast<int> (earliest), place + waitingHeaderBytes, size);
        first += waitingHeaderBytes + size;
    }

    if (first == last)
        first = last = 0;
}

void MidiDelayLine::moveToFront() noexcept
{
    std::memmove (waiting.data(), waiting.data() + first, last - first);
    last -= first;
    first = 0;
}

} // namespace lopsided
