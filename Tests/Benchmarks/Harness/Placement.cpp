#include "Placement.h"

#if defined(__linux__)
    #include <pthread.h>
    #include <sched.h>
#endif

namespace lopsided::benchmarks
{
#if defined(__linux__)
void pinToProcessor (std::size_t index)
{
    cpu_set_t allowed;

    if (sched_getaffinity (0, sizeof (allowed), &allowed) != 0)
        return;

    for (std::size_t processor = 0; processor < CPU_SETSIZE; ++processor)
    {
        if (! CPU_ISSET (processor, &allowed) || index-- != 0)
            continue;

        cpu_set_t wanted;
        CPU_ZERO (&wanted);
        CPU_SET (processor, &wanted);
        pthread_setaffinity_np (pthread_self(), sizeof (wanted), &wanted);
        return;
    }
}

void settleOnProcessor (std::size_t index, std::size_t numThreads)
{
    cpu_set_t allowed;

    if (sched_getaffinity (0, sizeof (allowed), &allowed) != 0
        || static_cast<std::size_t> (CPU_COUNT (&allowed)) < numThreads)
        return;

    sched_param parameters {};
    parameters.sched_priority = 1;
    pthread_setschedparam (pthread_self(), SCHED_FIFO, &parameters);
    pinToProcessor (index);
}
#else
void pinToProcessor (std::size_t) {}

void settleOnProcessor (std::size_t, std::size_t) {}
#endif
} // namespace lopsided::benchmarks
