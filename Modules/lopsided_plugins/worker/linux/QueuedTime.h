#pragma once

#include <sys/types.h>

#include <chrono>

namespace lopsided
{

/** How long the main thread of a process has been ready to run since it started, while others had the processor.

    Thread: any. Realtime: may block. Errors: 0 where the system does not tell.
*/
[[nodiscard]] std::chrono::nanoseconds queuedTimeOf (pid_t process);

} // namespace lopsided
