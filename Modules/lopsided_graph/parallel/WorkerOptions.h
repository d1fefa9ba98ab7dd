#pragma once

#include <chrono>

namespace lopsided
{

enum class RealtimeKitUse
{
    never,
    ifNeeded ///< where the system refuses SCHED_FIFO; limits the process's real-time processor time, as rtkit demands
};

enum class Anticipation
{
    none,
    ofNextBlock ///< sleep until shortly before the next block is expected, then spin
};

/** What an embedder decides about worker threads. */
struct WorkerOptions
{
    /** 0 for none at all; at most SleepingWorkers::maximumWorkers. More than the cores less one get in each other's way. */
    int numWorkers = 0;

    /** Of SCHED_FIFO: that of the audio thread, or a bit below. 0 leaves the workers at normal priority. */
    int realtimePriority = 0;

    RealtimeKitUse realtimeKit = RealtimeKitUse::ifNeeded;

    /** How long a worker without work spins before it sleeps. */
    std::chrono::microseconds spinTime { 50 };

    Anticipation anticipation = Anticipation::ofNextBlock;
};

} // namespace lopsided
