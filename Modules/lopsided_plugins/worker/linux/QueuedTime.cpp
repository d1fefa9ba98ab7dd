#include "QueuedTime.h"

#include <fstream>
#include <string>

namespace lopsided
{

std::chrono::nanoseconds queuedTimeOf (pid_t process)
{
    // Nanoseconds that it ran, nanoseconds that it waited to run, and how often: Linux's Documentation/scheduler/sched-stats.
    std::ifstream file ("/proc/" + std::to_string (process) + "/schedstat");
    std::chrono::nanoseconds::rep ran = 0, queued = 0;
    file >> ran >> queued;
    return std::chrono::nanoseconds (file ? queued : 0);
}

} // namespace lopsided
