#include "LinuxHostLink.h"

#include "WorkerLauncher.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace lopsided
{

namespace
{
/** Everything that was started here goes along. Async-signal-safe. */
[[noreturn]] void endTheGroup() noexcept
{
    ::kill (0, SIGKILL);
    ::_exit (1);
}

void endTheGroupOn (int)
{
    endTheGroup();
}

pid_t hostOf (const juce::StringArray& arguments)
{
    for (const auto& argument : arguments)
        if (argument.startsWith ("--host="))
            return static_cast<pid_t> (argument.fromFirstOccurrenceOf ("=", false, false).getIntValue());

    return -1;
}
} // namespace

std::unique_ptr<HostLink> LinuxHostLink::meet (const juce::StringArray& arguments)
{
    const auto host = hostOf (arguments);

    if (host <= 0 || ::getpgrp() != ::getpid())
        return nullptr;

    std::signal (SIGTERM, &endTheGroupOn);
    ::prctl (PR_SET_PDEATHSIG, SIGTERM);

    // It may have died before the kernel knew that we care.
    if (::getppid() != host)
        endTheGroup();

    // What the plugins start inherits no way to talk to the host.
    FileDescriptor conversation (::fcntl (WorkerLauncher::descriptorInWorker, F_DUPFD_CLOEXEC, 64));
    ::close (WorkerLauncher::descriptorInWorker);

    const rlimit noCoreFiles { 0, 0 };
    ::setrlimit (RLIMIT_CORE, &noCoreFiles);

    if (! conversation.isOpen())
        return nullptr;

    return std::unique_ptr<HostLink> (new LinuxHostLink (std::move (conversation)));
}

LinuxHostLink::LinuxHostLink (FileDescriptor socket) noexcept
    : conversation (std::move (socket))
{}

std::size_t LinuxHostLink::receive (char* destination, std::size_t capacity)
{
    for (;;)
    {
        const auto count = ::recv (conversation.get(), destination, capacity, 0);

        if (count >= 0 || errno != EINTR)
            return count > 0 ? static_cast<std::size_t> (count) : 0;
    }
}

bool LinuxHostLink::send (std::string_view text)
{
    while (! text.empty())
    {
        const auto count = ::send (conversation.get(), text.data(), text.size(), MSG_NOSIGNAL);

        if (count <= 0)
            return false;

        text.remove_prefix (static_cast<std::size_t> (count));
    }

    return true;
}

void LinuxHostLink::endProcess() noexcept
{
    endTheGroup();
}

} // namespace lopsided
