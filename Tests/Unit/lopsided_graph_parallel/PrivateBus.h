#pragma once

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace lopsided
{

/** A D-Bus daemon for this process alone, which libdbus takes for the system's. */
class PrivateBus
{
public:
    PrivateBus()
        : pipe (
            ::popen ("exec dbus-daemon --session --nofork --print-address=1 --print-pid=1 2>/dev/null", "r"))
    {
        address = readLine();
        const auto number = readLine();

        if (! number.empty())
            process = static_cast<pid_t> (std::stol (number));

        ::setenv ("DBUS_SYSTEM_BUS_ADDRESS", address.c_str(), 1);
    }

    ~PrivateBus()
    {
        if (process > 0)
            ::kill (process, SIGTERM);

        if (pipe != nullptr)
            ::pclose (pipe);
    }

    PrivateBus (const PrivateBus&) = delete;
    PrivateBus& operator= (const PrivateBus&) = delete;

    bool isRunning() const noexcept { return process > 0; }

private:
    std::string readLine()
    {
        std::array<char, 512> line {};

        if (pipe == nullptr || std::fgets (line.data(), static_cast<int> (line.size()), pipe) == nullptr)
            return {};

        std::string text { line.data() };
        return text.substr (0, text.find ('\n'));
    }

    std::FILE* pipe = nullptr;
    std::string address;
    pid_t process = 0;
};

} // namespace lopsided
