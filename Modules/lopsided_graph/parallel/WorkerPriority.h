#pragma once

#include "WorkerOptions.h"

#include <string>

namespace lopsided
{

/** How the system schedules a worker, and why. */
struct WorkerPriority
{
    enum class Kind
    {
        fifo,  ///< SCHED_FIFO, set by ourselves
        rtkit, ///< real-time by the grace of the RealtimeKit service
        normal ///< like any other thread
    };

    Kind kind = Kind::normal;
    int priority = 0;     ///< of SCHED_FIFO or SCHED_RR; 0 when normal
    std::string sentence; ///< for the statistics: what it got, and what else was refused and why

    /** Gives the calling thread the best scheduling that can be had.
        Thread: a worker, when it starts. Realtime: may block, up to two seconds for a bus that does not answer.
        Cost: a few system calls; where SCHED_FIFO is refused and RealtimeKit may be asked, also messages on the bus. */
    [[nodiscard]] static WorkerPriority acquire (const WorkerOptions& options);
};

} // namespace lopsided
