#include "MidiRoom.h"

#include "MidiAdmission.h"

#include <algorithm>
#include <cstring>

namespace lopsided
{

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

} // namespace lopsided
