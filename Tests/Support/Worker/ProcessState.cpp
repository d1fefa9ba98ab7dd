#include "ProcessState.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

namespace lopsided::testing
{

namespace
{
namespace fs = std::filesystem;

/** What follows the name, which may hold anything, in /proc/N/stat. */
struct Stat
{
    char state = 0;
    pid_t parent = 0;
};

/** What a file holds; what could be read of it where its process ends meanwhile. Extraction through the stream, since
    reading from its buffer throws when the kernel answers that the process is gone.
*/
std::string contentOf (const std::string& path)
{
    std::ifstream file (path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Stat statOf (const std::string& process)
{
    const auto text = contentOf ("/proc/" + process + "/stat");
    const auto nameEnd = text.rfind (')');
    Stat stat;

    if (nameEnd != std::string::npos)
        std::istringstream (text.substr (nameEnd + 1)) >> stat.state >> stat.parent;

    return stat;
}

/** The numbers of all processes. */
std::vector<std::string> allProcesses()
{
    std::vector<std::string> processes;
    std::error_code error;

    for (fs::directory_iterator entry ("/proc", error), end; ! error && entry != end; entry.increment (error))
        if (const auto name = entry->path().filename().string();
            name.find_first_not_of ("0123456789") == std::string::npos)
            processes.push_back (name);

    return processes;
}
} // namespace

ProcessState stateOf (pid_t process)
{
    const auto state = statOf (std::to_string (process)).state;
    return state == 0 ? ProcessState::gone : state == 'Z' ? ProcessState::zombie : ProcessState::alive;
}

bool ends (pid_t process, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;

    while (stateOf (process) == ProcessState::alive)
    {
        if (std::chrono::steady_clock::now() > deadline)
            return false;

        std::this_thread::sleep_for (std::chrono::milliseconds (2));
    }

    return true;
}

int numChildrenOf (pid_t parent)
{
    const auto all = allProcesses();
    return static_cast<int> (std::ranges::count_if (
        all, [parent] (const auto& process) { return statOf (process).parent == parent; }));
}

std::vector<pid_t> childrenOf (pid_t parent)
{
    std::vector<pid_t> children;

    for (const auto& process : allProcesses())
        if (const auto stat = statOf (process); stat.parent == parent && stat.state != 'Z')
            children.push_back (static_cast<pid_t> (std::stol (process)));

    return children;
}

int numWithInEnvironment (const std::string& text)
{
    const auto all = allProcesses();
    return static_cast<int> (std::ranges::count_if (all, [&text] (const auto& process) {
        return statOf (process).state != 'Z'
               && contentOf ("/proc/" + process + "/environ").find (text) != std::string::npos;
    }));
}

} // namespace lopsided::testing
