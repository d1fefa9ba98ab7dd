#include "SleepingWorkers.h"

namespace lopsided
{

void SleepingWorkers::waitWhileAsleep (WakeWord& word, std::uint64_t bit, std::uint32_t seen,
                                       std::optional<WakeWord::Clock::time_point> end) noexcept
{
    // Acquire, paired with the read-modify-write in wakeOneOf. The word is read before the bit: see README.md.
    while ((asleep.load (std::memory_order_acquire) & bit) != 0 && ! isStopping())
    {
        if (! end.has_value() || ! word.waitUntil (seen, *end))
            word.wait (seen);
        else if (WakeWord::Clock::now() >= *end)
            return;

        seen = word.value();
    }
}

void SleepingWorkers::wakeOneOf (std::uint64_t candidates) noexcept
{
    for (; candidates != 0; candidates &= candidates - 1)
    {
        const auto worker = std::countr_zero (candidates);
        const auto bit = std::uint64_t { 1 } << worker;

        // Acquire and release, paired with the read-modify-writes in sleep. Another waker may have been quicker.
        if ((asleep.fetch_and (~bit, std::memory_order_acq_rel) & bit) != 0)
        {
            // Relaxed, paired with the load in numWakes.
            wakes.fetch_add (1, std::memory_order_relaxed);
            words[static_cast<std::size_t> (worker)].advanceAndWake();
            return;
        }
    }
}

} // namespace lopsided
