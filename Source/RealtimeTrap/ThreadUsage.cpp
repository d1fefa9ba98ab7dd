#include "ThreadUsage.h"

#if defined(__linux__)
    #include <sys/resource.h>
#endif

namespace lopsided::trap
{
ThreadUsage ThreadUsage::ofThisThread() noexcept
{
#if defined(__linux__)
    rusage usage {};
    getrusage (RUSAGE_THREAD, &usage);
    return { usage.ru_minflt, usage.ru_majflt, usage.ru_nvcsw, usage.ru_nivcsw };
#else
    return {};
#endif
}

ThreadUsage ThreadUsage::since (const ThreadUsage& earlier) const noexcept
{
    return { minorFaults - earlier.minorFaults, majorFaults - earlier.majorFaults,
             voluntarySwitches - earlier.voluntarySwitches,
             involuntarySwitches - earlier.involuntarySwitches };
}
} // namespace lopsided::trap
