#pragma once

#include "SharedFigure.h"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** The peak of one channel since it was last read, handed from the rendering side to one reader: nobody waits, and the
    writer makes no read-modify-write. Nothing is lost unless there are two reads during one note().

    Time is cut into spans, and the reader begins the next one (a number that the writer sees sooner or later). There is
    room for two spans, by turns: while the writer fills the newer one, the older one is complete but for a block that
    was under way when the span ended; what that adds, the next read reports. A word holds span and peak together, so
    it is never torn. */
class PeakHold
{
public:
    /** Adds a block's peak, linear gain. `span` never goes back by more than one.
        Thread: rendering, one at a time. Realtime: wait-free. Cost: one load, seldom a store. */
    void note (float peak, std::uint32_t span) noexcept
    {
        auto& room = rooms[span & 1];
        const auto word = wordOf (span, peak);

        // One comparison for both, because the span stands above the peak, and the bits of peaks are ordered as they are: of a
        // later span, or of the same and larger. Signed, so that it holds when the spans begin again at 0.
        if (static_cast<std::int64_t> (word - room.value()) > 0)
            room.set (word);
    }

    /** The largest peak that was noted and not taken before, linear gain; 0 when there is none. Begin the next span
        first. Thread: the one reader. Realtime: wait-free. */
    [[nodiscard]] float take() noexcept
    {
        auto largest = 0.0f;

        for (std::size_t i = 0; i < 2; ++i)
        {
            const auto word = rooms[i].value();

            if (word != taken[i] && peakOf (word) > largest)
                largest = peakOf (word);

            taken[i] = word;
        }

        return largest;
    }

private:
    static std::uint64_t wordOf (std::uint32_t span, float peak) noexcept
    {
        return (std::uint64_t { span } << 32) | std::bit_cast<std::uint32_t> (peak);
    }

    static float peakOf (std::uint64_t word) noexcept
    {
        return std::bit_cast<float> (static_cast<std::uint32_t> (word));
    }

    // [shared] the rendering side writes
    SharedFigure<std::uint64_t> rooms[2];

    // [reader] what it saw last
    std::uint64_t taken[2] {};
};

} // namespace lopsided
