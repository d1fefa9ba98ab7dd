#include "SoundingNotes.h"

#include <limits>

namespace lopsided
{

namespace
{
constexpr std::uint8_t noteOff = 0x80;
constexpr std::uint8_t noteOn = 0x90;
constexpr std::uint8_t controller = 0xb0;
constexpr std::uint8_t sustainPedal = 64;
constexpr std::uint8_t pedalThreshold = 64;
} // namespace

void SoundingNotes::follow (const std::uint8_t* bytes, int numBytes) noexcept
{
    if (numBytes != 3)
        return;

    const auto kind = bytes[0] & 0xf0;
    const auto channel = static_cast<std::size_t> (bytes[0] & 0x0f);
    const auto number = static_cast<std::size_t> (bytes[1] & 0x7f);
    auto& count = counts[channel][number];

    if (kind == noteOn && bytes[2] > 0)
    {
        if (count < std::numeric_limits<std::uint8_t>::max())
        {
            ++count;
            ++numOn;
        }
    }
    else if (kind == noteOff || kind == noteOn)
    {
        if (count > 0)
        {
            --count;
            --numOn;
        }
    }
    else if (kind == controller && number == sustainPedal)
    {
        const auto isDown = bytes[2] >= pedalThreshold;
        numOn += static_cast<int> (isDown) - static_cast<int> (pedalIsDown[channel]);
        pedalIsDown[channel] = isDown;
    }
}

bool SoundingNotes::findNextOff (Message& message) const noexcept
{
    if (numOn == 0)
        return false;

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        if (pedalIsDown[channel])
        {
            message = { static_cast<std::uint8_t> (controller | channel), sustainPedal, 0 };
            return true;
        }
    }

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        for (std::size_t note = 0; note < numNotes; ++note)
        {
            if (counts[channel][note] > 0)
            {
                message = { static_cast<std::uint8_t> (noteOff | channel), static_cast<std::uint8_t> (note),
                            0 };
                return true;
            }
        }
    }

    return false;
}

void SoundingNotes::clear() noexcept
{
    counts = {};
    pedalIsDown = {};
    numOn = 0;
}

} // namespace lopsided
