#pragma once

#include "../worker/WorkerProcess.h"
#include "ScanOptions.h"

#include <memory>
#include <mutex>

namespace lopsided
{

/** One worker after another: whoever dies is replaced, and is blamed only for what it did alone.

    A plugin may fail because of what another one left behind in the same process. So one that ends a worker which had
    others before it is asked again in a fresh one. (One that took too long is not: it would take as long again.) Nor does a
    plugin kill its process: where somebody else did, be it the system that ran out of memory, it is asked again as well.

    Thread: one at a time; interrupt() from any.
*/
class ScanChild
{
public:
    ScanChild (const WorkerCommand& command, std::chrono::milliseconds timeout);

    [[nodiscard]] WorkerReply ask (const juce::var& request);

    /** Ends what is under way and refuses all that follows. Thread: any. */
    void interrupt();

private:
    /** So that what plugins leave behind does not grow without bound. */
    static constexpr int mostRequests = 256;

    static constexpr int mostKills = 3;

    WorkerProcess& freshIfNeeded();

    const WorkerCommand workerCommand;
    const std::chrono::milliseconds patience;
    int numServed = 0; // by this process

    std::mutex mutex;

    // [guarded by mutex]
    std::unique_ptr<WorkerProcess> process;
    bool isInterrupted = false;
};

} // namespace lopsided
