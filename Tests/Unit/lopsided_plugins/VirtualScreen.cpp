#include "VirtualScreen.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace lopsided::testing
{

namespace
{
std::string why = "Xvfb cannot be started: is the package xvfb installed?";
pid_t server = -1;

void stop()
{
    if (server > 0)
    {
        ::kill (server, SIGTERM);
        ::waitpid (server, nullptr, 0);
    }
}

/** Waits until it takes clients. False where it does not come up, or the display is another's. */
bool startServer (const std::string& display)
{
    std::array<int, 2> pipe {};

    if (::pipe2 (pipe.data(), O_CLOEXEC) != 0)
        return false;

    server = ::fork();

    if (server == 0)
    {
        static constexpr int displayDescriptor = 3; // where it writes the display's number
        ::prctl (PR_SET_PDEATHSIG, SIGTERM);
        ::dup2 (pipe[1], displayDescriptor);
        ::fcntl (displayDescriptor, F_SETFD, 0);
        const auto quiet = ::open ("/dev/null", O_RDWR);
        ::dup2 (quiet, STDOUT_FILENO);
        ::dup2 (quiet, STDERR_FILENO);
        ::execlp ("Xvfb", "Xvfb", display.c_str(), "-displayfd", "3", "-screen", "0", "2560x1600x24",
                  "-nolisten", "tcp", static_cast<char*> (nullptr));
        ::_exit (127);
    }

    ::close (pipe[1]);
    char character = 0;

    // The number, and a line's end, which may come by itself.
    while (server > 0 && ::read (pipe[0], &character, 1) == 1 && character != '\n')
        continue;

    const auto isUp = character == '\n';
    ::close (pipe[0]);

    if (! isUp && server > 0)
        ::waitpid (std::exchange (server, -1), nullptr, 0);

    return isUp;
}
} // namespace

void VirtualScreen::start()
{
    // Not the first display: what has no DISPLAY opens that one, and other tests would end with this server.
    constexpr int firstDisplay = 100, mostDisplays = 100, mostTries = 10;

    for (int attempt = 0; attempt < mostTries && ! why.empty(); ++attempt)
    {
        std::string display (":");
        display += std::to_string (firstDisplay + (::getpid() + attempt) % mostDisplays);

        if (startServer (display))
        {
            ::setenv ("DISPLAY", display.c_str(), 1);
            std::atexit (&stop);
            why.clear();
        }
    }
}

const std::string& VirtualScreen::reason()
{
    return why;
}

} // namespace lopsided::testing
