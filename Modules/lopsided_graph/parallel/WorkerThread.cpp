#include "WorkerThread.h"

#include "DenormalsOff.h"

#if defined(__linux__)
    #include <pthread.h>
    #include <string>
    #include <sys/prctl.h>
#endif

namespace lopsided
{

void WorkerThread::prepare (int number)
{
    switchDenormalsOff();

#if defined(__linux__)
    const auto name = "lopsided-" + std::to_string (number); // Linux takes 15 characters
    pthread_setname_np (pthread_self(), name.c_str());

    // Of the sleeps with a limit; a thread of normal priority may be woken 50 microseconds late without it.
    constexpr unsigned long slackNanoseconds = 1;
    prctl (PR_SET_TIMERSLACK, slackNanoseconds, 0, 0, 0);
#else
    static_cast<void> (number);
#endif
}

} // namespace lopsided
