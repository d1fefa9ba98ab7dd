#include "MidiParameterMemory.h"

#include "MidiBytes.h"
#include "MidiRoomWriter.h"

#include <algorithm>

namespace lopsided
{

namespace
{
constexpr int dataEntryHigh = 6;
constexpr int dataEntryLow = 38;

void writeKnownController (MidiRoomWriter& writer, int channel, int controller, std::uint8_t value) noexcept
{
    if (value > 127)
        return;

    const std::uint8_t bytes[] { static_cast<std::uint8_t> (MidiBytes::controller | channel),
                                 static_cast<std::uint8_t> (controller), value };
    writer.write (0, bytes, 3);
}
} // namespace

void MidiParameterMemory::select (int controller, int value) noexcept
{
    const auto lowSelector = static_cast<std::uint8_t> (controller & ~1);

    if (selected.firstSelector != lowSelector)
        selected = { .firstSelector = lowSelector };

    (controller == lowSelector ? selected.low : selected.high) = static_cast<std::uint8_t> (value);
}

bool MidiParameterMemory::enter (int controller, int value) noexcept
{
    if (! isAnySelected())
        return false;

    auto& entry = entryOfSelected();
    (controller == dataEntryHigh ? entry.high : entry.low) = static_cast<std::uint8_t> (value);
    return true;
}

void MidiParameterMemory::deselect() noexcept
{
    if (selected.firstSelector != unknown)
        selected.high = selected.low = nothing;
}

void MidiParameterMemory::write (MidiRoomWriter& writer, int channel) const noexcept
{
    for (std::size_t i = 0; i < used; ++i)
    {
        writeNumber (writer, channel, entries[i].number);
        writeKnownController (writer, channel, dataEntryHigh, entries[i].high);
        writeKnownController (writer, channel, dataEntryLow, entries[i].low);
    }

    if (used == 0 || entries[used - 1].number != selected)
        writeNumber (writer, channel, selected);
}

bool MidiParameterMemory::isAnySelected() const noexcept
{
    const auto isNone = selected.high == nothing && selected.low == nothing;
    return selected.high != unknown && selected.low != unknown && ! isNone;
}

MidiParameterMemory::Entry& MidiParameterMemory::entryOfSelected() noexcept
{
    const auto begin = entries.begin();
    const auto end = begin + static_cast<std::ptrdiff_t> (used);
    const auto found = std::find_if (begin, end, [&] (const Entry& e) { return e.number == selected; });

    if (found != end)
        return *found;

    if (used == numEntries)
    {
        std::move (begin + 1, end, begin);
        --used;
    }

    return entries[used++] = { .number = selected };
}

void MidiParameterMemory::writeNumber (MidiRoomWriter& writer, int channel, const Number& number) noexcept
{
    writeKnownController (writer, channel, number.firstSelector + 1, number.high);
    writeKnownController (writer, channel, number.firstSelector, number.low);
}

} // namespace lopsided
