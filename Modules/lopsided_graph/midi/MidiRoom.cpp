#include "MidiRoom.h"

#include "MidiAdmission.h"

#include <algorithm>
#include <cstring>

namespace lopsided
{

namespace
{
/** The next event to merge: the earliest one; of equally early ones that of the first source. */
MidiRoom::Cursor* findEarliest (std::span<MidiRoom::Cursor> cursors) noexcept
{
    MidiRoom::Cursor* earliest = nullptr;
    int earliestPosition = 0;

    for (auto& cursor : cursors)
    {
        if (cursor.next == cursor.end)
            continue;

        const auto position = (*cursor.next).samplePosition;

        if (earliest == nullptr || position < earliestPosition)
        {
            earliest = &cursor;
            earliestPosition = position;
        }
    }

    return earliest;
}

void mergeInto (juce::MidiBuffer& destination, std::span<MidiRoom::Cursor> cursors, int capacity,
                MidiRoom::Drops drops) noexcept
{
    MidiAdmission admission { capacity, MidiRoom::headerBytes };

    while (auto* cursor = findEarliest (cursors))
    {
        const auto event = *cursor->next;
        ++cursor->next;

        if (admission.admit (event.data, event.numBytes, MidiRoom::usedBytes (destination)))
            MidiRoom::append (destination, event.samplePosition, event.data, event.numBytes);
        else
            drops.count (MidiAdmission::kindOf (event.data, event.numBytes));
    }
}
} // namespace

void MidiRoom::reserve (juce::MidiBuffer& buffer)
{
    buffer.ensureSize (static_cast<std::size_t> (capacityBytes));
    buffer.data.insertMultiple (0, 0, capacityBytes); // writes to every page
    buffer.clear();
}

void MidiRoom::append (juce::MidiBuffer& buffer, int samplePosition, const std::uint8_t* bytes,
                       int numBytes) noexcept
{
    std::uint8_t header[headerBytes];
    const auto size = static_cast<std::uint16_t> (numBytes);
    std::memcpy (header, &samplePosition, sizeof (std::int32_t));
    std::memcpy (header + sizeof (std::int32_t), &size, sizeof (size));

    buffer.data.addArray (&header[0], headerBytes);
    buffer.data.addArray (bytes, numBytes);
}

void MidiRoom::add (const juce::MidiBuffer& source, juce::MidiBuffer& destination, int latestPosition,
                    Drops drops) noexcept
{
    MidiAdmission admission { capacityBytes, headerBytes };

    for (const auto event : source)
    {
        if (admission.admit (event.data, event.numBytes, usedBytes (destination)))
            append (destination, std::clamp (event.samplePosition, 0, latestPosition), event.data,
                    event.numBytes);
        else
            drops.count (MidiAdmission::kindOf (event.data, event.numBytes));
    }
}

void MidiRoom::merge (std::span<const juce::MidiBuffer* const> sources, std::span<Cursor> cursors,
                      juce::MidiBuffer& destination, int capacity, Drops drops) noexcept
{
    destination.clear();

    std::size_t numActive = 0;
    const juce::MidiBuffer* onlyActive = nullptr;

    for (const auto* source : sources)
    {
        if (usedBytes (*source) == 0)
            continue;

        cursors[numActive++] = { source->begin(), source->end() };
        onlyActive = source;
    }

    if (numActive == 1 && usedBytes (*onlyActive) <= capacity)
        destination.data.addArray (onlyActive->data.begin(), onlyActive->data.size());
    else if (numActive > 0)
        mergeInto (destination, cursors.first (numActive), capacity, drops);
}

} // namespace lopsided
