#include "WorkerProcess.h"

#include "BoundedJson.h"
#include "WorkerLink.h"

namespace lopsided
{

WorkerProcess::WorkerProcess (const WorkerCommand& command)
    : link (WorkerLink::start (command)),
      notRunning (WorkerReply::failure (WorkerReply::Outcome::notRunning, link->startError()))
{}

WorkerProcess::~WorkerProcess() = default;

WorkerReply WorkerProcess::request (const juce::var& request, std::chrono::milliseconds timeout)
{
    if (! isRunning() || ! meet())
    {
        auto reply = notRunning;

        if (link->wasInterrupted())
            reply.outcome = WorkerReply::Outcome::interrupted;

        if (reply.reason.isEmpty())
            reply.reason = "the worker has ended";

        return reply;
    }

    WorkerReply reply;
    const auto line = juce::JSON::toString (request, true).toStdString() + '\n';
    const auto answered = link->exchange (line, std::chrono::steady_clock::now() + timeout, reply);

    if (! answered)
    {
        if (reply.outcome == WorkerReply::Outcome::timedOut)
            reply.reason = "gave no answer within "
                           + juce::String (std::chrono::duration<double> (timeout).count()) + " s";

        return gone (std::move (reply));
    }

    const auto answer = readBoundedJson (*answered);

    if (! answer || ! answer->isObject())
        return gone (
            WorkerReply::failure (WorkerReply::Outcome::exited, "gave an answer that cannot be read"));

    if (answer->hasProperty ("refused"))
        return WorkerReply::failure (WorkerReply::Outcome::refused, (*answer)["refused"].toString());

    reply.outcome = WorkerReply::Outcome::answered;
    reply.answer = (*answer)["answer"];
    return reply;
}

/** Whether it is a worker, and has come up: what fails before that is no plugin's fault. */
bool WorkerProcess::meet()
{
    static constexpr std::chrono::seconds patience { 60 };
    WorkerReply failure;

    if (! hasMet
        && ! link->exchange ("{ \"task\": \"hello\" }\n", std::chrono::steady_clock::now() + patience,
                             failure))
    {
        failure = gone (std::move (failure));
        notRunning.code = failure.code;
        notRunning.wasKilled = failure.wasKilled;
        notRunning.reason = "The worker program does not work: it " + failure.reason
                            + ". Reinstall it, or name another in the environment variable LOPSIDED_WORKER.";
        return false;
    }

    hasMet = true;
    return true;
}

WorkerReply WorkerProcess::gone (WorkerReply reply)
{
    kill();

    // What a program says last is often why it died: "assertion failed", "cannot open".
    if (reply.outcome == WorkerReply::Outcome::crashed || reply.outcome == WorkerReply::Outcome::exited)
        if (const auto said = link->lastOutput(); said.isNotEmpty())
            reply.reason << "; it wrote last: " << said;

    return reply;
}

void WorkerProcess::interrupt() noexcept
{
    link->interrupt();
}

bool WorkerProcess::isRunning() const noexcept
{
    return link->isRunning();
}

int WorkerProcess::processId() const noexcept
{
    return link->processId();
}

void WorkerProcess::kill() noexcept
{
    link->kill();
}

} // namespace lopsided
