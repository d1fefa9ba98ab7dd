#include "ChildProgram.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{

constexpr std::chrono::milliseconds pollInterval { 5 };
constexpr std::chrono::seconds patience { 10 };

std::filesystem::path freshFile()
{
    auto pattern = (std::filesystem::temp_directory_path() / "lopsided-test-XXXXXX").string();
    const auto descriptor = ::mkstemp (pattern.data());

    if (descriptor < 0)
        throw std::runtime_error ("no temporary file can be made");

    ::close (descriptor);
    return pattern;
}

std::string contentOf (const std::filesystem::path& path)
{
    std::ifstream stream (path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

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
    : outPath (freshFile()),
      errPath (freshFile()),
      name (commandLine.front())
{
    auto words = commandLine;
    auto variables = environment;

    for (auto** variable = environ; *variable != nullptr; ++variable)
        variables.emplace_back (*variable);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init (&actions);
    ::posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, outPath.c_str(), O_WRONLY | O_TRUNC, 0);
    ::posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, errPath.c_str(), O_WRONLY | O_TRUNC, 0);
    const auto error = ::posix_spawnp (&process, words.front().c_str(), &actions, nullptr,
                                       pointersTo (words).data(), pointersTo (variables).data());
    ::posix_spawn_file_actions_destroy (&actions);

    if (error != 0)
        throw std::runtime_error (name + " cannot be started");
}

ChildProgram::~ChildProgram()
{
    endProcess();

    std::filesystem::remove (outPath);
    std::filesystem::remove (errPath);
}

void ChildProgram::endProcess()
{
    if (! isRunning())
        return;

    // A JACK server that is killed keeps one of the machine's few places for servers: ask first.
    signal (SIGTERM);
    const auto deadline = std::chrono::steady_clock::now() + patience;

    while (isRunning() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for (pollInterval);

    if (isRunning())
    {
        signal (SIGKILL);
        reap (0);
    }
}

void ChildProgram::signal (int number) const
{
    ::kill (process, number);
}

bool ChildProgram::isRunning()
{
    return process > 0 && ! reap (WNOHANG);
}

bool ChildProgram::reap (int flags)
{
    int status = 0;

    if (::waitpid (process, &status, flags) != process)
        return false;

    exitCode = WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
    process = -1;
    return true;
}

std::string ChildProgram::outputSoFar() const
{
    return contentOf (outPath);
}

ChildProgram::Finished ChildProgram::wait (std::chrono::seconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;

    while (isRunning())
    {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error (name + " did not end; it wrote: " + contentOf (outPath)
                                      + contentOf (errPath));

        std::this_thread::sleep_for (pollInterval);
    }

    return { exitCode, contentOf (outPath), contentOf (errPath) };
}

ChildProgram::Finished ChildProgram::run (const std::vector<std::string>& commandLine,
                                          const std::vector<std::string>& environment)
{
    return ChildProgram (commandLine, environment).wait();
}

} // namespace lopsided::testing
