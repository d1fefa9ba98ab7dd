#include "ScanChild.h"

namespace lopsided
{

ScanChild::ScanChild (const WorkerCommand& command, std::chrono::milliseconds timeout)
    : workerCommand (command),
      patience (timeout)
{}

WorkerProcess& ScanChild::freshIfNeeded()
{
    if (process == nullptr || ! process->isRunning() || numServed >= mostRequests)
    {
        auto fresh = std::make_unique<WorkerProcess> (workerCommand);
        numServed = 0;
        const std::scoped_lock lock (mutex);
        std::swap (process, fresh);

        if (isInterrupted)
            process->interrupt();
    }

    return *process;
}

WorkerReply ScanChild::ask (const juce::var& request)
{
    for (int numKills = 0;;)
    {
        auto& worker = freshIfNeeded();
        const auto reply = worker.request (request, patience);
        const auto hadOthersBefore = numServed++ > 0;
        const auto died =
            reply.outcome == WorkerReply::Outcome::crashed || reply.outcome == WorkerReply::Outcome::exited;
        const auto wasKilled = reply.wasKilled && numKills++ < mostKills;

        if (! wasKilled && (! died || ! hadOthersBefore))
            return reply;
    }
}

void ScanChild::interrupt()
{
    const std::scoped_lock lock (mutex);
    isInterrupted = true;

    if (process != nullptr)
        process->interrupt();
}

} // namespace lopsided
