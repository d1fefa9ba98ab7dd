#pragma once

#include "MidiHolds.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** For each note and pedal that a destination hears: how many of its connections hold it.
    Realtime: wait-free. */
class MidiHoldCounts
{
public:
    void add (int channel, int slot) noexcept { change (channel, slot, 1); }

    /** Of what is counted. */
    void remove (int channel, int slot) noexcept { change (channel, slot, -1); }

    void clear() noexcept { *this = {}; }

    [[nodiscard]] int of (int channel, int slot) const noexcept { return counts[indexOf (channel, slot)]; }

    /** Over all slots. */
    [[nodiscard]] int total() const noexcept { return all; }

    [[nodiscard]] int ofNotes (int channel) const noexcept
    {
        return notes[static_cast<std::size_t> (channel)];
    }
    [[nodiscard]] int ofPedals (int channel) const noexcept
    {
        return pedals[static_cast<std::size_t> (channel)];
    }

    /** What at least one connection holds. Cost: O(slots). */
    [[nodiscard]] MidiHolds held() const noexcept
    {
        MidiHolds result;

        for (int channel = 0; channel < MidiHolds::numChannels; ++channel)
            for (int slot = 0; slot < MidiHolds::numSlots; ++slot)
                if (of (channel, slot) != 0)
                    result.add (channel, slot);

        return result;
    }

private:
    template <typename T>
    using PerChannel = std::array<T, static_cast<std::size_t> (MidiHolds::numChannels)>;

    [[nodiscard]] static constexpr std::size_t indexOf (int channel, int slot) noexcept
    {
        return static_cast<std::size_t> (channel) * static_cast<std::size_t> (MidiHolds::numSlots)
               + static_cast<std::size_t> (slot);
    }

    void change (int channel, int slot, int difference) noexcept
    {
        counts[indexOf (channel, slot)] += difference;
        auto& ofKind = slot < MidiHolds::numNotes ? notes : pedals;
        ofKind[static_cast<std::size_t> (channel)] += difference;
        all += difference;
    }

    std::array<std::int32_t, static_cast<std::size_t> (MidiHolds::numChannels* MidiHolds::numSlots)>
        counts {};
    PerChannel<int> notes {};
    PerChannel<int> pedals {};
    int all = 0;
};

} // namespace lopsided
