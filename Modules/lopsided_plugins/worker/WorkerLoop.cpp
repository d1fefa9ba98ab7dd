#include "WorkerLoop.h"

#include "BoundedJson.h"
#include "WorkerLauncher.h"

#include <juce_events/juce_events.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <exception>
#include <iostream>
#include <string_view>
#include <thread>

#if JUCE_LINUX
    #include <sys/prctl.h>
#endif

namespace lopsided
{

namespace
{
/** Everything that was started here goes along. Async-signal-safe. */
[[noreturn]] void endTheGroup()
{
    ::kill (0, SIGKILL);
    ::_exit (1);
}

void endTheGroupOn (int)
{
    endTheGroup();
}

juce::var object (const char* key, const juce::var& value)
{
    auto made = std::make_unique<juce::DynamicObject>();
    made->setProperty (key, value);
    return made.release();
}

juce::var refusal (const juce::String& why)
{
    return object ("refused", why);
}

void sendAll (int descriptor, std::string_view text)
{
    while (! text.empty())
    {
        const auto count = ::send (descriptor, text.data(), text.size(), MSG_NOSIGNAL);

        if (count <= 0)
            endTheGroup();

        text.remove_prefix (static_cast<std::size_t> (count));
    }
}

pid_t hostOf (const juce::StringArray& arguments)
{
    for (const auto& argument : arguments)
        if (argument.startsWith ("--host="))
            return static_cast<pid_t> (argument.fromFirstOccurrenceOf ("=", false, false).getIntValue());

    return -1;
}
} // namespace

WorkerLoop::WorkerLoop (std::vector<std::unique_ptr<WorkerTask>> tasksToRun)
    : tasks (std::move (tasksToRun))
{}

WorkerLoop::~WorkerLoop() = default;

int WorkerLoop::run (const juce::StringArray& arguments)
{
    if (! meetHost (arguments))
    {
        std::cerr << "This program opens plugins for lopsided, which starts it. It does nothing by itself.\n";
        return 2;
    }

    std::thread ([this] { readRequests(); }).detach();
    juce::MessageManager::getInstance()->runDispatchLoop();
    endTheGroup(); // a plugin has told the message loop to stop
}

bool WorkerLoop::meetHost (const juce::StringArray& arguments)
{
    const auto host = hostOf (arguments);

    if (host <= 0 || ::getpgrp() != ::getpid())
        return false;

    std::signal (SIGTERM, &endTheGroupOn);

#if JUCE_LINUX
    ::prctl (PR_SET_PDEATHSIG, SIGTERM);
#endif

    // It may have died before the kernel knew that we care.
    if (::getppid() != host)
        endTheGroup();

    // What the plugins start inherits no way to talk to the host.
    conversation = FileDescriptor (::fcntl (WorkerLauncher::descriptorInWorker, F_DUPFD_CLOEXEC, 64));
    ::close (WorkerLauncher::descriptorInWorker);

    const rlimit noCoreFiles { 0, 0 };
    ::setrlimit (RLIMIT_CORE, &noCoreFiles);
    return conversation.isOpen();
}

// [reader]
void WorkerLoop::readRequests()
{
    std::string received;

    for (;;)
    {
        std::array<char, 4096> bytes {};
        const auto count = ::recv (conversation.get(), bytes.data(), bytes.size(), 0);

        if (count < 0 && errno == EINTR)
            continue;

        if (count <= 0)
            endTheGroup();

        received.append (bytes.data(), static_cast<std::size_t> (count));

        for (auto end = received.find ('\n'); end != std::string::npos; end = received.find ('\n'))
        {
            juce::MessageManager::callAsync ([this, line = received.substr (0, end)] { serve (line); });
            received.erase (0, end + 1);
        }
    }
}

void WorkerLoop::serve (const std::string& line)
{
    sendAll (conversation.get(), juce::JSON::toString (answer (line), true).toStdString() + '\n');
}

juce::var WorkerLoop::answer (const std::string& line) const
{
    const auto request = readBoundedJson (line);

    if (! request)
        return refusal ("the request cannot be read");

    const auto wanted = (*request)["task"].toString();

    if (wanted == "hello")
        return object ("answer", true);

    try
    {
        for (const auto& task : tasks)
        {
            if (task->name() != wanted)
                continue;

            const auto result = task->run (*request);
            return result ? object ("answer", *result) : refusal (result.error().message);
        }
    }
    catch (const std::exception& error)
    {
        return refusal (juce::String ("it threw an exception: ") + error.what());
    }
    catch (...)
    {
        return refusal ("it threw an exception");
    }

    return refusal ("the worker has no task '" + wanted + "'");
}

} // namespace lopsided
