#include "PortableWorkerLink.h"

#include <array>

namespace lopsided
{

namespace
{
// How often is looked whether it has ended, or was interrupted.
constexpr int lookMilliseconds = 20;
} // namespace

PortableWorkerLink::PortableWorkerLink (const WorkerCommand& command)
    : word (juce::Uuid().toString())
{
    if (! command.executable.existsAsFile())
    {
        error = startErrorFor (command, "there is no such file");
        return;
    }

    if (! listener.createListener (0, thisMachine))
    {
        error = startErrorFor (command, "this machine gives it no port to talk through");
        return;
    }

    juce::StringArray words { command.executable.getFullPathName(),
                              portArgument + juce::String (listener.getBoundPort()), wordArgument + word };
    words.addArray (command.arguments);
    isStarted = process.start (words, 0); // nobody listens to what it writes

    if (! isStarted)
        error = startErrorFor (command, "the system refuses");
}

PortableWorkerLink::~PortableWorkerLink()
{
    kill();
}

std::optional<std::string> PortableWorkerLink::exchange (const std::string& line, Deadline deadline,
                                                         WorkerReply& failure)
{
    if (conversation == nullptr && ! connect (deadline, failure))
        return std::nullopt;

    if (hasHungUp())
    {
        failure = ended();
        return std::nullopt;
    }

    if (! send (line, deadline, failure))
        return std::nullopt;

    return readLine (*conversation, deadline, failure);
}

/** Nothing is to be read between exchanges but the end. To write after it would raise SIGPIPE where there are signals. */
bool PortableWorkerLink::hasHungUp()
{
    char any = 0;
    return conversation->waitUntilReady (true, 0) != 0 && conversation->read (&any, 1, false) <= 0;
}

bool PortableWorkerLink::send (const std::string& line, Deadline deadline, WorkerReply& failure)
{
    for (std::size_t numSent = 0; numSent < line.size();)
    {
        if (! mayWait (deadline, failure))
            return false;

        // Reading has left the socket in a mode in which it takes what there is room for.
        if (conversation->waitUntilReady (false, lookMilliseconds) == 0)
            continue;

        const auto count =
            conversation->write (line.data() + numSent, static_cast<int> (line.size() - numSent));

        if (count <= 0)
        {
            failure = ended();
            return false;
        }

        numSent += static_cast<std::size_t> (count);
    }

    return true;
}

/** Until the worker has connected and said its word; whoever else connects is shown the door. */
bool PortableWorkerLink::connect (Deadline deadline, WorkerReply& failure)
{
    while (mayWait (deadline, failure))
    {
        if (listener.waitUntilReady (true, lookMilliseconds) != 1)
            continue;

        std::unique_ptr<juce::StreamingSocket> stranger (listener.waitForNextConnection());

        if (stranger == nullptr || ! isTheWorker (*stranger, deadline))
            continue;

        conversation = std::move (stranger);
        listener.close();
        return true;
    }

    return false;
}

bool PortableWorkerLink::isTheWorker (juce::StreamingSocket& stranger, Deadline deadline)
{
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds (2);
    WorkerReply ignored;
    const auto said = readLine (stranger, std::min (deadline, patience), ignored);

    if (said == word.toStdString())
        return true;

    received.clear();
    return false;
}

std::optional<std::string> PortableWorkerLink::readLine (juce::StreamingSocket& from, Deadline deadline,
                                                         WorkerReply& failure)
{
    std::array<char, 4096> bytes {};

    for (;;)
    {
        if (const auto end = received.find ('\n'); end != std::string::npos)
        {
            auto line = received.substr (0, end);
            received.erase (0, end + 1);
            return line;
        }

        if (received.size() > longestAnswer)
        {
            failure = WorkerReply::failure (WorkerReply::Outcome::exited, "gave an answer without end");
            return std::nullopt;
        }

        if (! mayWait (deadline, failure))
            return std::nullopt;

        if (from.waitUntilReady (true, lookMilliseconds) == 0)
            continue;

        const auto count = from.read (bytes.data(), static_cast<int> (bytes.size()), false);

        if (count <= 0)
        {
            failure = ended();
            return std::nullopt;
        }

        received.append (bytes.data(), static_cast<std::size_t> (count));
    }
}

/** False, with the reason, when there is nothing to wait for. */
bool PortableWorkerLink::mayWait (Deadline deadline, WorkerReply& failure)
{
    using Outcome = WorkerReply::Outcome;

    if (isInterrupted)
        failure = WorkerReply::failure (Outcome::interrupted, "was interrupted");
    else if (std::chrono::steady_clock::now() >= deadline)
        failure = WorkerReply::failure (Outcome::timedOut, {});
    else if (conversation == nullptr && ! process.isRunning())
        failure = ended();
    else
        return true;

    return false;
}

/** The worker has ended, or has closed the conversation, which comes to the same. */
WorkerReply PortableWorkerLink::ended()
{
    constexpr int patienceMilliseconds = 1000; // the conversation closes a little before the process is gone
    process.waitForProcessToFinish (patienceMilliseconds);
    return WorkerReply::exitedWith (static_cast<int> (process.getExitCode()));
}

void PortableWorkerLink::kill() noexcept
{
    constexpr int patienceMilliseconds = 1000; // a kill is not refused

    if (isStarted.exchange (false) && process.isRunning())
    {
        process.kill();
        process.waitForProcessToFinish (patienceMilliseconds);
    }

    conversation.reset();
}

} // namespace lopsided
