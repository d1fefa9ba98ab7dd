#include "LinuxWorkerLink.h"

#include "QueuedTime.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace lopsided
{

namespace
{
constexpr std::size_t pieceBytes = std::size_t { 64 } << 10;

// A child that has died may have left the socket open in a process that it started: so its end is looked for as well.
constexpr std::chrono::milliseconds lookInterval { 50 };
} // namespace

LinuxWorkerLink::LinuxWorkerLink (const WorkerCommand& command)
    : launcher (WorkerLauncher::shared()),
      wake (::eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    auto launched = launcher->launch (command);
    conversation = std::move (launched.conversation);
    output = std::move (launched.output);
    error = launched.error;
    process = launched.process;
}

LinuxWorkerLink::~LinuxWorkerLink()
{
    kill();
}

std::optional<std::string> LinuxWorkerLink::exchange (const std::string& line, Deadline deadline,
                                                      WorkerReply& failure)
{
    tail.clear();
    queuedBefore = queuedTimeOf (process);

    if (! send (line, deadline, failure))
        return std::nullopt;

    while (waitFor (POLLIN, deadline, failure))
    {
        if (auto answer = takeLine())
            return answer;

        if (received.size() > longestAnswer)
        {
            failure = WorkerReply::failure (WorkerReply::Outcome::exited, "gave an answer without end");
            return std::nullopt;
        }
    }

    return std::nullopt;
}

bool LinuxWorkerLink::send (const std::string& line, Deadline deadline, WorkerReply& failure)
{
    for (std::size_t numSent = 0; numSent < line.size();)
    {
        const auto count = ::send (conversation.get(), line.data() + numSent, line.size() - numSent,
                                   MSG_NOSIGNAL | MSG_DONTWAIT);

        if (count > 0)
            numSent += static_cast<std::size_t> (count);
        else if (! waitFor (POLLOUT, deadline, failure))
            return false;
    }

    return true;
}

/** Until the conversation may go on; drains the output meanwhile. False, with the reason, when it cannot go on. */
bool LinuxWorkerLink::waitFor (short event, Deadline deadline, WorkerReply& failure)
{
    for (;;)
    {
        if (event == POLLIN && received.find ('\n') != std::string::npos)
            return true;

        const auto now = std::chrono::steady_clock::now();
        const auto left = std::chrono::ceil<std::chrono::milliseconds> (deadline - now);
        const auto wait = left.count() > 0 ? std::min (left, lookInterval) : lookInterval;
        std::array<pollfd, 3> sources {
            { { conversation.get(), event, 0 }, { output.get(), POLLIN, 0 }, { wake.get(), POLLIN, 0 } }
        };
        ::poll (sources.data(), sources.size(), static_cast<int> (wait.count()));

        if (isInterrupted)
        {
            failure = WorkerReply::failure (WorkerReply::Outcome::interrupted, "was interrupted");
            return false;
        }

        if (sources[1].revents != 0)
            drainOutput();

        const auto isOver = hasEnded();
        const auto isOpen = sources[0].revents == 0 || event == POLLOUT || receive();

        if (event == POLLIN && received.find ('\n') != std::string::npos)
            return true;

        if (isOver || ! isOpen || (sources[0].revents & POLLERR) != 0)
        {
            failure = ended();
            return false;
        }

        if (event == POLLOUT && (sources[0].revents & POLLOUT) != 0)
            return true;

        if (event == POLLIN && received.size() > longestAnswer)
            return true;

        // A busy machine is not the plugin's fault: what it spent waiting for a processor does not count.
        if (now >= deadline && now - (queuedTimeOf (process) - queuedBefore) >= deadline)
        {
            failure = WorkerReply::failure (WorkerReply::Outcome::timedOut, {});
            return false;
        }
    }
}

std::optional<std::string> LinuxWorkerLink::takeLine()
{
    const auto end = received.find ('\n');

    if (end == std::string::npos)
        return std::nullopt;

    auto line = received.substr (0, end);
    received.erase (0, end + 1);
    return line;
}

/** False when the other end is closed. */
bool LinuxWorkerLink::receive()
{
    std::array<char, pieceBytes> bytes; // NOLINT: filled by recv
    const auto count = ::recv (conversation.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);

    if (count > 0)
        received.append (bytes.data(), static_cast<std::size_t> (count));

    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

/** False when there is no more for now. */
bool LinuxWorkerLink::drainOutput()
{
    std::array<char, pieceBytes> bytes; // NOLINT: filled by read
    const auto count = ::read (output.get(), bytes.data(), bytes.size());

    if (count > 0)
        tail.add (bytes.data(), static_cast<std::size_t> (count));
    else if (count == 0)
        output.close(); // which poll passes over

    return count > 0;
}

void LinuxWorkerLink::interrupt() noexcept
{
    isInterrupted = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write (wake.get(), &one, sizeof (one));
}

} // namespace lopsided
