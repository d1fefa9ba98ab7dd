#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** A set of what can be held through MIDI: on each of 16 channels 128 notes and the three pedals that sustain. A slot
    is the number of one of them on its channel: notes first, then pedals.
    Realtime: wait-free. Cost: a bit each. */
class MidiHolds
{
public:
    static constexpr int numChannels = 16;
    static constexpr int numNotes = 128;
    static constexpr std::array<std::uint8_t, 3> pedals { 64, 66, 69 }; ///< sustain, sostenuto, hold 2
    static constexpr int numSlots = numNotes + static_cast<int> (pedals.size());

    /** Returned for a controller that is no such pedal. */
    static constexpr int noSlot = -1;

    [[nodiscard]] static constexpr int slotOfPedal (int controller) noexcept
    {
        for (std::size_t i = 0; i < pedals.size(); ++i)
            if (pedals[i] == controller)
                return numNotes + static_cast<int> (i);

        return noSlot;
    }

    /** The controller of a slot that is not a note's. */
    [[nodiscard]] static constexpr int pedalOf (int slot) noexcept
    {
        return pedals[static_cast<std::size_t> (slot - numNotes)];
    }

    [[nodiscard]] bool contains (int channel, int slot) const noexcept
    {
        return (wordOf (channel, slot) & bitOf (slot)) != 0;
    }

    /** False when it was in already. */
    bool add (int channel, int slot) noexcept
    {
        if (contains (channel, slot))
            return false;

        wordOf (channel, slot) |= bitOf (slot);
        ++total;
        return true;
    }

    /** False when it was not in. */
    bool remove (int channel, int slot) noexcept
    {
        if (! contains (channel, slot))
            return false;

        wordOf (channel, slot) &= ~bitOf (slot);
        --total;
        return true;
    }

    void clear() noexcept
    {
        if (total != 0)
            *this = {};
    }

    [[nodiscard]] int size() const noexcept { return total; }

    [[nodiscard]] int numNotesOn (int channel) const noexcept
    {
        const auto& words = channels[static_cast<std::size_t> (channel)];
        return std::popcount (words[0]) + std::popcount (words[1]);
    }

    [[nodiscard]] int numPedalsOn (int channel) const noexcept
    {
        return std::popcount (channels[static_cast<std::size_t> (channel)][pedalWord]);
    }

    /** Calls `f (slot)` for each note of a channel; it may remove that note. */
    template <typename Function>
    void forEachNote (int channel, Function&& f) const noexcept
    {
        forEachIn (channel, 0, f);
        forEachIn (channel, 1, f);
    }

    /** Calls `f (slot)` for each pedal of a channel; it may remove that pedal. */
    template <typename Function>
    void forEachPedal (int channel, Function&& f) const noexcept
    {
        forEachIn (channel, pedalWord, f);
    }

    /** Calls `f (channel, slot)` for each; notes before pedals on each channel. It may remove what it is called for. */
    template <typename Function>
    void forEach (Function&& f) const noexcept
    {
        for (int channel = 0; total != 0 && channel < numChannels; ++channel)
        {
            const auto ofChannel = [&] (int slot) { f (channel, slot); };
            forEachNote (channel, ofChannel);
            forEachPedal (channel, ofChannel);
        }
    }

private:
    static constexpr int bitsPerWord = 64;
    static constexpr std::size_t pedalWord = numNotes / bitsPerWord;
    using Words = std::array<std::uint64_t, pedalWord + 1>;

    [[nodiscard]] static constexpr std::uint64_t bitOf (int slot) noexcept
    {
        return std::uint64_t { 1 } << (slot % bitsPerWord);
    }

    [[nodiscard]] std::uint64_t& wordOf (int channel, int slot) noexcept
    {
        return channels[static_cast<std::size_t> (channel)][static_cast<std::size_t> (slot / bitsPerWord)];
    }

    [[nodiscard]] std::uint64_t wordOf (int channel, int slot) const noexcept
    {
        return channels[static_cast<std::size_t> (channel)][static_cast<std::size_t> (slot / bitsPerWord)];
    }

    template <typename Function>
    void forEachIn (int channel, std::size_t word, Function& f) const noexcept
    {
        const auto first = static_cast<int> (word) * bitsPerWord;

        for (auto rest = channels[static_cast<std::size_t> (channel)][word]; rest != 0; rest &= rest - 1)
            f (first + std::countr_zero (rest));
    }

    int total = 0;
    std::array<Words, static_cast<std::size_t> (numChannels)> channels {};
};

} // namespace lopsided
