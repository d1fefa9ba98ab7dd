#include "Behaviour.h"

#include <dlfcn.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace lopsided::testing
{

namespace
{
constexpr std::pair<std::string_view, Behaviour> names[] = {
    { "clean", Behaviour::clean },
    { "crash-static", Behaviour::crashStatic },
    { "crash-scan", Behaviour::crashScan },
    { "crash-instantiate", Behaviour::crashInstantiate },
    { "crash-process", Behaviour::crashProcess },
    { "hang", Behaviour::hang },
    { "exit", Behaviour::exitNow },
    { "flood", Behaviour::flood },
    { "wrong-buses", Behaviour::wrongBuses },
    { "nan", Behaviour::nan },
    { "changing-latency", Behaviour::changingLatency },
    { "slow-editor", Behaviour::slowEditor },
    { "siblings", Behaviour::siblings },
    { "transport", Behaviour::transport },
};

/** ".../hostile-crash-scan.lv2/hostile.so" and ".../hostile-crash-scan.vst3/Contents/..." say "crash-scan". */
std::string nameFromPath()
{
    static const char marker = 0;
    Dl_info info {};

    if (::dladdr (&marker, &info) == 0 || info.dli_fname == nullptr)
        return "clean";

    constexpr std::string_view prefix = "/hostile-";
    const std::string_view path (info.dli_fname);
    const auto start = path.find (prefix);

    if (start == std::string_view::npos)
        return "clean";

    const auto rest = path.substr (start + prefix.size());
    return std::string (rest.substr (0, rest.find ('.')));
}

void floodTheTerminal()
{
    const std::string line (std::size_t { 1 } << 20, '!');

    for (int megabyte = 0; megabyte < 1024; ++megabyte)
        std::fwrite (line.data(), 1, line.size(), stderr);
}

// The static initialiser that every copy has.
const bool isLoaded = [] {
    if (behaviour() == Behaviour::crashStatic)
        crash();

    return true;
}();
} // namespace

const char* behaviourName() noexcept
{
    static const std::string name = nameFromPath();
    return name.c_str();
}

Behaviour behaviour() noexcept
{
    for (const auto& [name, meaning] : names)
        if (name == behaviourName())
            return meaning;

    return Behaviour::clean;
}

void crash()
{
    std::signal (SIGSEGV, SIG_DFL);
    std::raise (SIGSEGV);
    std::abort();
}

void misbehaveInScan()
{
    switch (behaviour())
    {
        case Behaviour::crashScan: crash();
        case Behaviour::exitNow: std::exit (0);
        case Behaviour::flood: floodTheTerminal(); break;

        case Behaviour::hang:
            for (;;)
                ::pause();

        default: break;
    }
}

void makeSlowEditor()
{
    std::fputs ("hostile: makes an editor\n", stderr);
    std::this_thread::sleep_for (std::chrono::seconds (3));
}

} // namespace lopsided::testing
