#include "WorkerPriority.h"

#include "RealtimeKit.h"

#if defined(__linux__)
    #include <algorithm>
    #include <cstring>
    #include <pthread.h>
    #include <sched.h>
    #include <sys/resource.h>
#endif

namespace lopsided
{

namespace
{
#if defined(__linux__)

/** 0, or the error number. */
int setFifo (int priority)
{
    sched_param parameters {};
    parameters.sched_priority = priority;
    return pthread_setschedparam (pthread_self(), SCHED_FIFO, &parameters);
}

/** What RLIMIT_RTPRIO allows a thread without privileges; 0 for nothing. */
int permittedPriority()
{
    rlimit limit {};

    if (getrlimit (RLIMIT_RTPRIO, &limit) != 0)
        return 0;

    return static_cast<int> (std::min<rlim_t> (limit.rlim_cur, 99));
}

WorkerPriority acquireFifo (int wanted)
{
    auto priority = wanted;
    auto error = setFifo (priority);

    if (const auto permitted = permittedPriority(); error != 0 && permitted > 0 && permitted < wanted)
    {
        priority = permitted;
        error = setFifo (priority);
    }

    if (error != 0)
        return { .sentence = "SCHED_FIFO was refused (" + std::string { std::strerror (error) } + ")" };

    return { .kind = WorkerPriority::Kind::fifo,
             .priority = priority,
             .sentence = "real-time: SCHED_FIFO, priority " + std::to_string (priority) };
}

#else

WorkerPriority acquireFifo (int)
{
    return { .sentence = "SCHED_FIFO is not available on this system" };
}

#endif
} // namespace

WorkerPriority WorkerPriority::acquire (const WorkerOptions& options)
{
    if (options.realtimePriority <= 0)
        return { .sentence = "normal priority, as the options ask" };

    auto got = acquireFifo (options.realtimePriority);

    if (got.kind == Kind::fifo)
        return got;

    if (options.realtimeKit == RealtimeKitUse::never)
        return { .sentence = "normal priority: " + got.sentence + ", and rtkit is not to be asked" };

    const auto answer = RealtimeKit::makeThisThreadRealtime (options.realtimePriority);

    if (answer.priority > 0)
        return { .kind = Kind::rtkit,
                 .priority = answer.priority,
                 .sentence = "real-time by rtkit, priority " + std::to_string (answer.priority) + ": "
                             + got.sentence };

    return { .sentence =
                 "normal priority: " + got.sentence + ", and rtkit did not help (" + answer.reason + ")" };
}

} // namespace lopsided
