#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** Where each controller, pitch wheel and key last stood, and which of them have moved since they were last looked at.

    Never full, and never behind: of many movements of one controller the last is kept.

    Thread: one notes, one takes. Realtime: wait-free.
*/
class MovedControllers
{
public:
    /** A controller that has moved. */
    struct Movement
    {
        SessionMapping::Source source = SessionMapping::Source::controller;
        int channel = 1; // 1 to 16
        int number = 0;
        float value = 0.0f; // 0 to 1
    };

    // [audio thread]
    /** Notes what a message moves, where it does. Cost: O(1). */
    void note (const std::uint8_t* bytes, int numBytes) noexcept;

    // [message thread]
    /** Calls `moved (const Movement&)` for each that has moved. Cost: O(channels), and that of the calls. */
    template <typename Function>
    void take (Function&& moved)
    {
        for (std::size_t word = 0; word < changed.size(); ++word)
        {
            // Acquire, paired with the release in set(): the value of each that is marked is there.
            for (auto marks = changed[word].exchange (0, std::memory_order_acquire); marks != 0;
                 marks &= marks - 1)
                moved (movementOf (static_cast<int> (word * wordBits) + std::countr_zero (marks)));
        }
    }

private:
    static constexpr int numChannels = 16;
    static constexpr int firstNote = 128; // after the controllers
    static constexpr int pitchBend = 256;
    static constexpr int pressure = 257;
    static constexpr int slotsOfChannel = 320; // whole words
    static constexpr std::size_t wordBits = 64;
    static constexpr std::size_t numSlots = std::size_t { numChannels } * slotsOfChannel;

    void set (int channel, int slot, int value) noexcept;
    [[nodiscard]] Movement movementOf (int slot) const noexcept;

    std::array<std::atomic<std::uint16_t>, numSlots> values {};
    std::array<std::atomic<std::uint64_t>, numSlots / wordBits> changed {};
};

} // namespace lopsided
