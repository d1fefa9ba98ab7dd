// How a worker ends, and what can be said about it: the rest of LinuxWorkerLink.
#include "LinuxWorkerLink.h"
#include "SignalNames.h"

#include <poll.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>

namespace lopsided
{

bool LinuxWorkerLink::hasEnded() const noexcept
{
    siginfo_t info {};
    return ::waitid (P_PID, static_cast<id_t> (process), &info, WEXITED | WNOHANG | WNOWAIT) != 0
           || info.si_pid != 0;
}

void LinuxWorkerLink::kill() noexcept
{
    if (isRunning())
        reap();

    conversation.close();
    output.close();
}

/** The group is killed while its leader is there at least as a zombie: the number cannot be another's by then. */
LinuxWorkerLink::End LinuxWorkerLink::reap() noexcept
{
    const auto child = process.load();
    ::kill (-child, SIGKILL);
    process = -1;
    int status = 0;

    while (::waitpid (child, &status, 0) < 0)
        if (errno != EINTR)
            return {}; // somebody else in the host has waited for it

    if (WIFSIGNALED (status))
        return { true, WTERMSIG (status) };

    return { false, WEXITSTATUS (status) };
}

/** The worker has ended, or has closed the conversation, which comes to the same. */
WorkerReply LinuxWorkerLink::ended()
{
    // The conversation closes a little before the process can be waited for: what is killed then was not our doing.
    static constexpr int mostPieces = 64; // more than a pipe holds
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds (1);

    while (! hasEnded() && std::chrono::steady_clock::now() < patience)
    {
        drainOutput();
        pollfd nothing { wake.get(), 0, 0 };
        ::poll (&nothing, 1, 1);
    }

    for (int piece = 0; piece < mostPieces && drainOutput(); ++piece)
    {}

    const auto end = reap();

    if (! end.wasSignalled)
        return WorkerReply::exitedWith (end.code);

    auto reply = WorkerReply::failure (WorkerReply::Outcome::crashed,
                                       "crashed (" + signalName (end.code) + ")", end.code);
    reply.wasKilled = end.code == SIGKILL;
    return reply;
}

} // namespace lopsided
