#include "MovedControllers.h"

namespace lopsided
{
namespace
{

constexpr float largest7Bit = 127.0f;
constexpr float largest14Bit = 16383.0f;

} // namespace

void MovedControllers::note (const std::uint8_t* bytes, int numBytes) noexcept
{
    if (numBytes < 2)
        return;

    const auto channel = bytes[0] & 0x0f;
    const auto first = bytes[1] & 0x7f;
    const auto second = numBytes > 2 ? bytes[2] & 0x7f : 0;

    switch (bytes[0] & 0xf0)
    {
        case 0x80: set (channel, firstNote + first, 0); break;
        case 0x90: set (channel, firstNote + first, second); break;
        case 0xb0: set (channel, first, second); break;
        case 0xd0: set (channel, pressure, first); break;
        case 0xe0: set (channel, pitchBend, first | second << 7); break;
        default: break;
    }
}

void MovedControllers::set (int channel, int slot, int value) noexcept
{
    const auto index = static_cast<std::size_t> (channel * slotsOfChannel + slot);

    // Relaxed, paired with the load in movementOf(): the mark that follows shows it.
    values[index].store (static_cast<std::uint16_t> (value), std::memory_order_relaxed);

    // Release, paired with the acquire in take().
    changed[index / wordBits].fetch_or (std::uint64_t { 1 } << index % wordBits, std::memory_order_release);
}

MovedControllers::Movement MovedControllers::movementOf (int index) const noexcept
{
    const auto slot = index % slotsOfChannel;
    const auto value = static_cast<float> (
        values[static_cast<std::size_t> (index)].load (std::memory_order_relaxed)); // as set() says

    Movement movement { .channel = index / slotsOfChannel + 1, .value = value / largest7Bit };

    if (slot == pitchBend)
    {
        movement.source = SessionMapping::Source::pitchBend;
        movement.value = value / largest14Bit;
    }
    else if (slot == pressure)
        movement.source = SessionMapping::Source::channelPressure;
    else if (slot >= firstNote)
    {
        movement.source = SessionMapping::Source::note;
        movement.number = slot - firstNote;
    }
    else
        movement.number = slot;

    return movement;
}

} // namespace lopsided
