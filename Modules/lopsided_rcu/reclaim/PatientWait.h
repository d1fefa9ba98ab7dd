#pragma once

#include <lopsided_realtime/lock/Backoff.h>

#include <chrono>
#include <thread>

namespace lopsided
{
/** How a producer waits for a reader, which may stay inside for a whole audio block: first by Backoff, then by sleeping,
    so that the wait does not take the processor from the one that is waited for.

    Thread: a producer. Realtime: may block. */
class PatientWait
{
public:
    void wait()
    {
        if (backoff.pausesOfNextWait() != 0)
            backoff.wait();
        else
            std::this_thread::sleep_for (std::chrono::microseconds (100));
    }

private:
    Backoff backoff;
};
} // namespace lopsided
