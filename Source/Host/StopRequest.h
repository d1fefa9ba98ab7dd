#pragma once

#include <atomic>

namespace lopsided
{

/** Turns SIGINT and SIGTERM into a flag that a loop polls, while it is alive. The second signal ends the process at once.

    One at a time in a process. Thread: any; the handler only stores to an atomic.
*/
class StopRequest
{
public:
    StopRequest();
    ~StopRequest();

    StopRequest (const StopRequest&) = delete;
    StopRequest& operator= (const StopRequest&) = delete;

    [[nodiscard]] bool isRequested() const noexcept;

private:
    using Handler = void (*) (int);

    static void handle (int signalNumber);

    Handler previousInterrupt;
    Handler previousTerminate;
};

} // namespace lopsided
