#include "ProcessState.h"

#include <charconv>
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

Stat statOf (const std::string& process)
{
    std::ifstream file ("/proc/" + process + "/stat");
    const std::string text { std::istreambuf_iterator<char> (file), {} };
    const auto nameEnd = text.rfind (')');
    Stat stat;

    if (nameEnd != std::string::npos)
        std::istringstream (text.substr (nameEnd + 1)) >> stat.state >> stat.parent;

    return stat;
}

template <typename Function>
int countProcesses (Function&& isMeant)
{
    int count = 0;
    std::error_code error;

    for (const auto& entry : fs::directory_iterator ("/proc", error))
    {
        const auto name = entry.path().filename().string();

        if (name.find_first_not_of ("0123456789") == std::string::npos && isMeant (name))
            ++count;
    }

    return count;
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
    return countProcesses ([parent] (const auto& name) { return statOf (name).parent == parent; });
}

int numRunning (const char* executable)
{
    return countProcesses ([executable] (const auto& name) {
        std::error_code error;
        return statOf (name).state != 'Z' && fs::read_symlink ("/proc/" + name + "/exe", error) == executable;
    });
}

} // namespace lopsided::testing
