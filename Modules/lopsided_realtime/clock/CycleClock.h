#pragma once

#include "../annotations/Annotations.h"
#include "CycleCounter.h"

#include <algorithm>
#include <cstdint>

namespace lopsided
{
/** The cheapest monotonic timestamp there is: the processor's counter where that is steady, std::chrono::steady_clock
    elsewhere. A value: the producer makes one, which measures the counter's speed, and hands copies to whoever needs
    the time; so nothing is found out, and no static is initialised, on an audio thread.

    Ticks of different clocks (other processes, other CycleClocks without a counter) must not be mixed.

    Thread: made off the audio thread; a copy may be used by any. Realtime: now() and the conversions are wait-free. */
class CycleClock
{
public:
    enum class Source
    {
        processorCounter, ///< no system call, ever
        steadyClock ///< none where the system answers in user space (Linux: vDSO with any usual clock source)
    };

    /** Finds the best source and measures its speed against std::chrono::steady_clock, to about 50 parts in a million.
        Realtime: may block. Cost: about 2 ms where there is a counter. */
    CycleClock() noexcept
        : CycleClock (CycleCounter::isSteady() ? Source::processorCounter : Source::steadyClock)
    {}

    /** With a source of one's choice. The processor's counter must be steady (CycleCounter::isSteady).
        Realtime: may block. Cost: about 2 ms with the counter, nothing without. */
    explicit CycleClock (Source sourceToUse) noexcept
        : chosen (sourceToUse),
          tickNanoseconds (sourceToUse == Source::processorCounter ? measureTick() : 1.0)
    {}

    /** Ticks since some moment in the past. Cost: about 10 ns with a counter, 20 without. */
    [[nodiscard]] std::uint64_t now() const noexcept LOPSIDED_NONBLOCKING
    {
        if (chosen == Source::processorCounter) [[likely]]
            return CycleCounter::read();

        return CycleCounter::steadyNanoseconds();
    }

    /** Ticks from one moment to a later one; 0 where cores disagree and the later one seems to be the earlier.
        Cost: a comparison and a subtraction. */
    [[nodiscard]] static constexpr std::uint64_t elapsed (std::uint64_t earlier,
                                                          std::uint64_t later) noexcept LOPSIDED_NONBLOCKING
    {
        return later > earlier ? later - earlier : 0;
    }

    /** What so many ticks last. Cost: a multiplication. */
    [[nodiscard]] double toNanoseconds (std::uint64_t ticks) const noexcept LOPSIDED_NONBLOCKING
    {
        return static_cast<double> (ticks) * tickNanoseconds;
    }

    [[nodiscard]] double ticksPerSecond() const noexcept { return 1.0e9 / tickNanoseconds; }

    [[nodiscard]] Source source() const noexcept { return chosen; }

private:
    /** Both clocks at what is nearly one moment. */
    struct Moment
    {
        std::uint64_t ticks = 0;
        std::uint64_t nanoseconds = 0;
        std::uint64_t width = ~std::uint64_t { 0 }; ///< ticks within which both were read
    };

    /** Of several attempts the narrowest: an interrupt between the readings spoils only one of them. */
    static Moment readBoth() noexcept
    {
        constexpr int numAttempts = 16;
        Moment best;

        for (int i = 0; i < numAttempts; ++i)
        {
            const auto before = CycleCounter::read();
            const auto nanoseconds = CycleCounter::steadyNanoseconds();
            const auto after = CycleCounter::read();
            const auto width = elapsed (before, after);

            if (width < best.width)
                best = { before + width / 2, nanoseconds, width };
        }

        return best;
    }

    static double measureTick() noexcept
    {
        constexpr std::uint64_t spanNanoseconds = 2'000'000;
        const auto first = readBoth();

        while (CycleCounter::steadyNanoseconds() - first.nanoseconds < spanNanoseconds)
        {}

        const auto last = readBoth();
        const auto ticks = std::max<std::uint64_t> (1, elapsed (first.ticks, last.ticks));
        return static_cast<double> (last.nanoseconds - first.nanoseconds) / static_cast<double> (ticks);
    }

    Source chosen;
    double tickNanoseconds;
};
} // namespace lopsided
