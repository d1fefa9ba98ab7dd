#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

class MidiRoomWriter;

/** What one MIDI channel was told about registered and non-registered parameters (RPN, NRPN): which one is selected,
    and the data that was last entered for each of the latest few.

    Data increment and decrement are not followed: they only say how a value moved.
    Thread: rendering. Realtime: wait-free. Source: MIDI 1.0 Detailed Specification, "Registered and Non-registered
    parameter numbers". */
class MidiParameterMemory
{
public:
    /** As many parameters as are kept; the oldest goes first. */
    static constexpr std::size_t numEntries = 8;

    /** Whether a controller selects a parameter. */
    [[nodiscard]] static constexpr bool isSelector (int controller) noexcept
    {
        return controller >= 98 && controller <= 101;
    }

    /** Whether a controller enters data for the selected parameter, should one be selected. */
    [[nodiscard]] static constexpr bool isDataEntry (int controller) noexcept
    {
        return controller == 6 || controller == 38;
    }

    /** Of one that isSelector(). */
    void select (int controller, int value) noexcept;

    /** Of one that isDataEntry(). False when no parameter is selected, so that it is a controller like others. */
    bool enter (int controller, int value) noexcept;

    /** What "reset all controllers" does: nothing is selected. What was entered stays. */
    void deselect() noexcept;

    /** Writes all that was entered, the oldest first, and then the selection, at sample 0. */
    void write (MidiRoomWriter& writer, int channel) const noexcept;

private:
    static constexpr std::uint8_t unknown = 0xff;
    static constexpr std::uint8_t nothing = 127; ///< the number, in both halves, that selects no parameter

    /** A parameter as it is selected: by two controllers, of which one kind or the other counts, the latest. */
    struct Number
    {
        std::uint8_t firstSelector = unknown; ///< 98 for NRPN, 100 for RPN: the controller of the low half
        std::uint8_t high = unknown;
        std::uint8_t low = unknown;

        friend bool operator== (const Number&, const Number&) noexcept = default;
    };

    struct Entry
    {
        Number number;
        std::uint8_t high = unknown;
        std::uint8_t low = unknown;
    };

    [[nodiscard]] bool isAnySelected() const noexcept;
    [[nodiscard]] Entry& entryOfSelected() noexcept;
    static void writeNumber (MidiRoomWriter& writer, int channel, const Number& number) noexcept;

    Number selected;
    std::size_t used = 0;
    std::array<Entry, numEntries> entries; ///< from the oldest on
};

} // namespace lopsided
