#include "ChildProgram.h"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{

constexpr std::chrono::seconds patience { 10 };

struct OutputPipe
{
    OutputPipe()
    {
        if (::pipe2 (ends.data(), O_CLOEXEC) != 0)
            throw std::runtime_error ("no pipe can be made");
    }

    std::array<int, 2> ends {};
};

std::vector<char*> pointersTo (std::vector<std::string>& strings)
{
    std::vector<char*> pointers;

    for (auto& string : strings)
        pointers.push_back (string.data());

    pointers.push_back (nullptr);
    return pointers;
}

} // namespace

ChildProgram::ChildProgram (const std::vector<std::string>& commandLine,
                            const std::vector<std::string>& environment)
    : name (commandLine.front())
{
    auto words = commandLine;
    auto variables = environment;

    for (auto** variable = environ; *variable != nullptr; ++variable)
        variables.emplace_back (*variable);

    const OutputPipe out, err;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init (&actions);
    ::posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2 (&actions, out.ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2 (&actions, err.ends[1], STDERR_FILENO);
    const auto error = ::posix_spawnp (&process, words.front().c_str(), &actions, nullptr,
                                       pointersTo (words).data(), pointersTo (variables).data());
    ::posix_spawn_file_actions_destroy (&actions);
    ::close (out.ends[1]);
    ::close (err.ends[1]);

    if (error != 0)
    {
        ::close (out.ends[0]);
        ::close (err.ends[0]);
        throw std::runtime_error (name + " cannot be started");
    }

    watcher =
        std::thread ([this, descriptors = std::array { out.ends[0], err.ends[0] }] { watch (descriptors); });
}

ChildProgram::~ChildProgram()
{
    // A JACK server that is killed keeps one of the machine's few places for servers: ask first.
    signal (SIGTERM);

    if (Lock lock (mutex); ! waitForEnd (lock, patience))
        ::kill (process, SIGKILL);

    watcher.join();
}

// [watcher]
void ChildProgram::watch (std::array<int, 2> descriptors)
{
    std::array<pollfd, 2> sources {};

    for (std::size_t i = 0; i < sources.size(); ++i)
        sources[i] = { descriptors[i], POLLIN, 0 };

    while (sources[0].fd >= 0 || sources[1].fd >= 0)
    {
        ::poll (sources.data(), sources.size(), -1);

        for (std::size_t i = 0; i < sources.size(); ++i)
        {
            if (sources[i].fd < 0 || sources[i].revents == 0)
                continue;

            std::array<char, 4096> bytes {};
            const auto numBytes = ::read (sources[i].fd, bytes.data(), bytes.size());

            if (numBytes > 0)
            {
                const Lock lock (mutex);
                written[i].append (bytes.data(), static_cast<std::size_t> (numBytes));
            }
            else
            {
                ::close (sources[i].fd);
                sources[i].fd = -1; // which poll passes over
            }
        }

        changed.notify_all();
    }

    reap();
}

// [watcher]
void ChildProgram::reap()
{
    siginfo_t ended {};
    ::waitid (P_PID, static_cast<id_t> (process), &ended, WEXITED | WNOWAIT);

    // Reaped under the lock, so that no signal can go to another process that has been given the number since.
    const Lock lock (mutex);
    int status = 0;
    ::waitpid (process, &status, 0);
    exitCode = WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
    process = -1;
    changed.notify_all();
}

void ChildProgram::signal (int number)
{
    const Lock lock (mutex);

    if (process > 0)
        ::kill (process, number);
}

bool ChildProgram::isRunning() const
{
    const Lock lock (mutex);
    return process > 0;
}

pid_t ChildProgram::processId() const
{
    const Lock lock (mutex);
    return process;
}

std::string ChildProgram::outputSoFar() const
{
    const Lock lock (mutex);
    return written[0];
}

bool ChildProgram::waitForOutput (const std::string& text, std::chrono::seconds timeout)
{
    Lock lock (mutex);
    const auto isThere = [&] { return written[0].find (text) != std::string::npos; };
    changed.wait_for (lock, timeout, [&] { return isThere() || process < 0; });
    return isThere();
}

bool ChildProgram::waitForEnd (Lock& lock, std::chrono::seconds timeout)
{
    return changed.wait_for (lock, timeout, [this] { return process < 0; });
}

ChildProgram::Finished ChildProgram::wait (std::chrono::seconds timeout)
{
    Lock lock (mutex);

    if (! waitForEnd (lock, timeout))
        throw std::runtime_error (name + " did not end; it wrote: " + written[0] + written[1]);

    return { exitCode, written[0], written[1] };
}

ChildProgram::Finished ChildProgram::run (const std::vector<std::string>& commandLine,
                                          const std::vector<std::string>& environment)
{
    return ChildProgram (commandLine, environment).wait();
}

} // namespace lopsided::testing
