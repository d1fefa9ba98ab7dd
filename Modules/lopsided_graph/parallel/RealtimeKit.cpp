#include "RealtimeKit.h"

#if defined(__linux__)
    #include "DBusLibrary.h"

    #include <algorithm>
    #include <cstdint>
    #include <optional>
    #include <sys/resource.h>
    #include <sys/syscall.h>
    #include <unistd.h>
#endif

namespace lopsided
{

#if defined(__linux__)

namespace
{
/** One conversation with the service, on a connection of its own. */
class RealtimeKitConversation
{
public:
    RealtimeKitConversation()
    {
        if (! bus)
        {
            why = "libdbus-1 is not installed";
            return;
        }

        bus.initError (&error);
        connection = bus.getPrivateBus (DBusLibrary::systemBus, &error);

        if (connection == nullptr)
            noteError ("there is no system bus");
        else
            bus.setExitOnDisconnect (connection, 0);
    }

    ~RealtimeKitConversation()
    {
        if (connection != nullptr)
        {
            bus.close (connection);
            bus.unrefConnection (connection);
        }
    }

    RealtimeKitConversation (const RealtimeKitConversation&) = delete;
    RealtimeKitConversation& operator= (const RealtimeKitConversation&) = delete;

    bool isOpen() const noexcept { return connection != nullptr; }
    const std::string& reason() const noexcept { return why; }

    /** A property that is a whole number. */
    std::optional<std::int64_t> property (const char* name)
    {
        const char* interface = serviceName;
        auto* const call =
            bus.newMethodCall (serviceName, objectPath, "org.freedesktop.DBus.Properties", "Get");

        if (call != nullptr)
            bus.appendArguments (call, DBusLibrary::string, &interface, DBusLibrary::string, &name,
                                 DBusLibrary::invalid);

        auto* const reply = send (call);

        if (reply == nullptr)
            return {};

        const auto number = readNumber (reply);
        bus.unrefMessage (reply);

        if (! number.has_value())
            why = std::string { "it did not say its " } + name;

        return number;
    }

    bool makeThreadRealtime (std::uint64_t thread, std::uint32_t priority)
    {
        auto* const call = bus.newMethodCall (serviceName, objectPath, serviceName, "MakeThreadRealtime");

        if (call != nullptr)
            bus.appendArguments (call, DBusLibrary::uint64, &thread, DBusLibrary::uint32, &priority,
                                 DBusLibrary::invalid);

        auto* const reply = send (call);

        if (reply == nullptr)
            return false;

        bus.unrefMessage (reply);
        return true;
    }

private:
    static constexpr auto serviceName = "org.freedesktop.RealtimeKit1";
    static constexpr auto objectPath = "/org/freedesktop/RealtimeKit1";
    static constexpr int timeoutMilliseconds = 600; // three calls take less than two seconds

    DBusLibrary::Message* send (DBusLibrary::Message* call)
    {
        if (call == nullptr)
        {
            why = "out of memory";
            return nullptr;
        }

        auto* const reply = bus.sendAndWait (connection, call, timeoutMilliseconds, &error);
        bus.unrefMessage (call);

        if (reply == nullptr)
            noteError ("it did not answer");

        return reply;
    }

    std::optional<std::int64_t> readNumber (DBusLibrary::Message* reply)
    {
        DBusLibrary::Iterator outer, inner;

        if (bus.beginReading (reply, &outer) == 0 || bus.typeAt (&outer) != DBusLibrary::variant)
            return {};

        bus.enter (&outer, &inner);
        const auto type = bus.typeAt (&inner);

        if (type == DBusLibrary::int32)
        {
            std::int32_t number = 0;
            bus.read (&inner, &number);
            return number;
        }

        if (type == DBusLibrary::int64)
        {
            std::int64_t number = 0;
            bus.read (&inner, &number);
            return number;
        }

        return {};
    }

    void noteError (const char* otherwise)
    {
        why = error.message != nullptr ? error.message : otherwise;
        bus.freeError (&error);
    }

    DBusLibrary bus;
    DBusLibrary::Error error;
    DBusLibrary::Connection* connection = nullptr;
    std::string why;
};

/** rtkit refuses processes whose real-time threads may run for longer than this without sleeping. */
bool limitRealtimeTime (std::int64_t microseconds)
{
    rlimit limit {};

    if (microseconds <= 0 || getrlimit (RLIMIT_RTTIME, &limit) != 0)
        return false;

    const auto most = static_cast<rlim_t> (microseconds);
    limit.rlim_cur = std::min (limit.rlim_cur, most);
    limit.rlim_max = std::min (limit.rlim_max, most);
    return setrlimit (RLIMIT_RTTIME, &limit) == 0;
}
} // namespace

RealtimeKit::Answer RealtimeKit::makeThisThreadRealtime (int priority)
{
    RealtimeKitConversation service;

    if (! service.isOpen())
        return { .reason = service.reason() };

    const auto highest = service.property ("MaxRealtimePriority");

    if (! highest.has_value())
        return { .reason = service.reason() };

    const auto time = service.property ("RTTimeUSecMax");

    if (! time.has_value())
        return { .reason = service.reason() };

    if (! limitRealtimeTime (*time))
        return { .reason = "RLIMIT_RTTIME cannot be set" };

    const auto granted = static_cast<int> (std::clamp<std::int64_t> (*highest, 1, priority));
    const auto thread = static_cast<std::uint64_t> (::syscall (SYS_gettid));

    if (! service.makeThreadRealtime (thread, static_cast<std::uint32_t> (granted)))
        return { .reason = service.reason() };

    return { .priority = granted };
}

#else

RealtimeKit::Answer RealtimeKit::makeThisThreadRealtime (int)
{
    return { .reason = "there is no rtkit on this system" };
}

#endif

} // namespace lopsided
