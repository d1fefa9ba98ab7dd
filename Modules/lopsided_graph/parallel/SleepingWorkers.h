#pragma once

#include "WakeWord.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <optional>

namespace lopsided
{

/** Which workers sleep, and how one is woken. README.md has the argument that no wake-up is lost. */
class SleepingWorkers
{
public:
    static constexpr int maximumWorkers = 64;

    SleepingWorkers() = default;
    SleepingWorkers (const SleepingWorkers&) = delete;
    SleepingWorkers& operator= (const SleepingWorkers&) = delete;

    // [worker]

    /** Sleeps until it is woken, the time has come, or they are told to stop; not at all when isNeeded() says so after
        the others have been told that this one sleeps. Realtime: may block. */
    template <typename IsNeeded>
    void sleep (int worker, std::optional<WakeWord::Clock::time_point> end, const IsNeeded& isNeeded) noexcept
    {
        auto& word = words[static_cast<std::size_t> (worker)];
        const auto bit = std::uint64_t { 1 } << worker;
        auto seen = word.value();

        // Acquire and release, paired with the read-modify-writes in wakeOne: see README.md.
        asleep.fetch_or (bit, std::memory_order_acq_rel);

        if (! isNeeded())
            waitWhileAsleep (word, bit, seen, end);

        // The same pairing; does nothing where the waker has cleared it.
        asleep.fetch_and (~bit, std::memory_order_acq_rel);
    }

    // [any rendering thread]

    /** Wakes one worker if one sleeps and not so many are awake already.
        Realtime: wait-free; one system call if there is one to wake, else none. */
    void wakeOne (int numWorkers, int numAwakeThatSuffice) noexcept
    {
        // A read-modify-write that changes nothing. Acquire and release, paired with those in sleep.
        const auto seen = asleep.fetch_or (0, std::memory_order_acq_rel);

        if (seen != 0 && numWorkers - std::popcount (seen) < numAwakeThatSuffice)
            wakeOneOf (seen);
    }

    /** The same as a mere hint, for a thread that has pushed nothing itself. */
    void wakeOneMore() noexcept
    {
        // Relaxed, paired with the changes in sleep: whoever pushed has looked properly.
        if (const auto seen = asleep.load (std::memory_order_relaxed); seen != 0)
            wakeOneOf (seen);
    }

    // [any thread]

    int numAsleep() const noexcept
    {
        // Relaxed, paired with the changes in sleep: a figure and nothing else.
        return std::popcount (asleep.load (std::memory_order_relaxed));
    }

    /** How many times a worker was woken: the system calls that waking has cost. */
    std::uint64_t numWakes() const noexcept
    {
        // Relaxed, paired with the increment in wakeOneOf: a count and nothing else.
        return wakes.load (std::memory_order_relaxed);
    }

    bool isStopping() const noexcept
    {
        // Acquire, paired with the stores of stop and restart: a stop is followed by a wake.
        return stopping.load (std::memory_order_acquire);
    }

    // [producer]

    /** Sends all of them home: sleep returns at once from now on. */
    void stop() noexcept
    {
        stopping.store (true, std::memory_order_release); // paired with isStopping

        for (auto& word : words)
            word.advanceAndWake();
    }

    /** New workers may start; there are none now. */
    void restart() noexcept { stopping.store (false, std::memory_order_release); } // paired with isStopping

private:
    void waitWhileAsleep (WakeWord& word, std::uint64_t bit, std::uint32_t seen,
                          std::optional<WakeWord::Clock::time_point> end) noexcept;

    void wakeOneOf (std::uint64_t candidates) noexcept;

    // [shared]
    alignas (64) std::atomic<std::uint64_t> asleep { 0 };
    alignas (64) std::atomic<bool> stopping { false };
    std::atomic<std::uint64_t> wakes { 0 };
    std::array<WakeWord, maximumWorkers> words;
};

} // namespace lopsided
