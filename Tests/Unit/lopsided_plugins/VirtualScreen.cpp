#include "VirtualScreen.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lopsided::testing
{

namespace
{
std::string why = "nobody has started an X server";
pid_t server = -1;

void stop()
{
    if (server > 0)
    {
        ::kill (server, SIGTERM);
        ::waitpid (server, nullptr, 0);
    }
}
} // namespace

void VirtualScreen::start()
{
    std::array<int, 2> pipe {};

    if (::pipe2 (pipe.data(), O_CLOEXEC) != 0)
        return;

    // It chooses the display itself, and writes its number when it takes clients.
    server = ::fork();

    if (server == 0)
    {
        static constexpr int displayDescriptor = 3;
        ::prctl (PR_SET_PDEATHSIG, SIGTERM);
        ::dup2 (pipe[1], displayDescriptor);
        ::fcntl (displayDescriptor, F_SETFD, 0);
        const auto quiet = ::open ("/dev/null", O_RDWR);
        ::dup2 (quiet, STDOUT_FILENO);
        ::dup2 (quiet, STDERR_FILENO);
        ::execlp ("Xvfb", "Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp",
                  static_cast<char*> (nullptr));
        ::_exit (127);
    }

    ::close (pipe[1]);
    std::string number;

    // The number, and a line's end, which may come by itself.
    for (char digit = 0; server > 0 && ::read (pipe[0], &digit, 1) == 1 && digit != '\n';)
        number += digit;

    ::close (pipe[0]);

    if (number.empty())
    {
        why = "Xvfb cannot be started: is the package xvfb installed?";
        return;
    }

    ::setenv ("DISPLAY", (std::string (":") + number).c_str(), 1);
    std::atexit (&stop);
    why.clear();
}

const std::string& VirtualScreen::reason()
{
    return why;
}

} // namespace lopsided::testing
