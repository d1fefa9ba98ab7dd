#include "AdoptedProcesses.h"

#include <Worker/ProcessState.h>

#include <csignal>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace lopsided::testing
{

AdoptedProcesses::AdoptedProcesses()
{
    if (::prctl (PR_SET_CHILD_SUBREAPER, 1) != 0)
        throw std::runtime_error ("this process cannot adopt others");
}

AdoptedProcesses::~AdoptedProcesses()
{
    ::prctl (PR_SET_CHILD_SUBREAPER, 0);
}

AdoptedProcesses::Count AdoptedProcesses::collect (std::chrono::seconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    Count count;

    // Its own children may leave some of theirs behind in turn: over when there is none left at all. Looked for again and
    // again, because waitpid knows no deadline.
    for (;;)
    {
        const auto process = ::waitpid (-1, nullptr, WNOHANG);

        if (process > 0)
            ++count.ended;
        else if (process < 0)
            return count;
        else if (std::chrono::steady_clock::now() > deadline)
            break;
        else
            std::this_thread::sleep_for (std::chrono::milliseconds (1));
    }

    for (const auto orphan : childrenOf (::getpid()))
    {
        ::kill (orphan, SIGKILL);
        ::waitpid (orphan, nullptr, 0);
        ++count.running;
    }

    return count;
}

} // namespace lopsided::testing
