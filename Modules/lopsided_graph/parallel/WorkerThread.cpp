#include "WorkerThread.h"

#include "DenormalsOff.h"

#if defined(__linux__)
    #include <array>
    #include <cstdio>
    #include <pthread.h>
    #include <sys/prctl.h>
#endif

namespace lopsided
{

void WorkerThread::prepare (int number) noexcept
{
    switchDenormalsOff();

#if defined(__linux__)
    std::array<char, 16> name {}; // the longest that Linux takes
    std::snprintf (name.data(), name.size(), "lopsided-%d", number);
    pthread_setname_np (pthread_self(), name.data());

    // Of the sleeps with a limit; a thread of normal priority may be woken 50 microseconds late without it.
    constexpr unsigned long slackNanoseconds = 1;
    prctl (PR_SET_TIMERSLACK, slackNanoseconds, 0, 0, 0);
#else
    static_cast<void> (number);
#endif
}

} // namespace lopsided
