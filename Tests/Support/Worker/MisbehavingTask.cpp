#include "MisbehavingTask.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

namespace lopsided::testing
{

namespace
{
[[noreturn]] void hang()
{
    for (;;)
        ::pause();
}

void flood (int megabytes)
{
    const std::string line (std::size_t { 1 } << 20, 'x');

    for (int i = 0; i < megabytes; ++i)
        std::fwrite (line.data(), 1, line.size(), stdout);

    std::fputs ("\nthe last line\n", stdout);
    std::fflush (stdout);
}

/** Takes so much of a processor's time. */
void work (std::chrono::milliseconds duration)
{
    const auto ticks = std::chrono::duration<double> (duration).count() * CLOCKS_PER_SEC;

    for (const auto start = std::clock(); static_cast<double> (std::clock() - start) < ticks;)
        continue;
}

juce::var startProcess()
{
    const auto child = ::fork();

    if (child == 0)
        hang();

    return static_cast<int> (child);
}

juce::var openDescriptors()
{
    juce::Array<juce::var> open;

    for (int descriptor = 0; descriptor < 1024; ++descriptor)
        if (::dup2 (descriptor, descriptor) >= 0)
            open.add (descriptor);

    return open;
}
} // namespace

PluginResult<juce::var> MisbehavingTask::run (const juce::var& request)
{
    if (isPoisoned)
        std::abort();

    const auto how = request["how"].toString();

    if (how == "refuse")
        return PluginError { PluginError::Code::openFailed, "it does not want to" };

    if (how == "throw")
        throw std::runtime_error ("thrown");

    if (how == "crash")
    {
        std::signal (SIGSEGV, SIG_DFL); // a sanitizer would take it
        std::raise (SIGSEGV);
    }
    else if (how == "abort")
        std::abort();
    else if (how == "exit")
        std::exit (0);
    else if (how == "poison")
        isPoisoned = true;
    else if (how == "be-killed")
        std::raise (SIGKILL);
    else if (how == "work")
        work (std::chrono::milliseconds (300));
    else if (how == "hang")
        hang();
    else if (how == "flood")
        flood (256);
    else if (how == "flood-and-abort")
        flood (8), std::abort();
    else if (how == "ignore-and-hang")
        std::signal (SIGTERM, SIG_IGN), hang();
    else if (how == "start-a-process")
        return startProcess();
    else if (how == "tell-your-number")
        return static_cast<int> (::getpid());
    else if (how == "list-descriptors")
        return openDescriptors();

    return request["how"];
}

} // namespace lopsided::testing
