#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** What ends every note and lifts every pedal, on every channel. Thread: any. Realtime: wait-free. */
class PanicMessages
{
public:
    using Message = std::array<std::uint8_t, 3>;

    static constexpr std::size_t numChannels = 16;

    // Hold, all sound off, reset all controllers, all notes off: there are synthesizers that know only one of them.
    static constexpr std::array<std::uint8_t, 4> controllers { 64, 120, 121, 123 };

    [[nodiscard]] static constexpr std::array<Message, numChannels * controllers.size()> all() noexcept
    {
        std::array<Message, numChannels * controllers.size()> messages {};
        std::size_t index = 0;

        for (std::size_t channel = 0; channel < numChannels; ++channel)
            for (const auto controller : controllers)
                messages[index++] = { static_cast<std::uint8_t> (0xb0 + channel), controller, 0 };

        return messages;
    }
};

} // namespace lopsided
