#pragma once

#include <atomic>
#include <cstdint>
#include <dbus/dbus.h>
#include <future>
#include <string>
#include <thread>

namespace lopsided
{

/** Answers on the bus as rtkit does, and notes what it was asked. */
class FakeRealtimeKit
{
public:
    struct Behaviour
    {
        std::int32_t highestPriority = 15;
        std::int64_t realtimeMicroseconds = 200000;
        bool grants = true;
    };

    explicit FakeRealtimeKit (const Behaviour& behaviourToShow)
        : behaviour (behaviourToShow)
    {
        std::promise<void> ready;
        auto isReady = ready.get_future();
        thread = std::thread ([this, &ready] { serve (ready); });
        isReady.wait();
    }

    ~FakeRealtimeKit()
    {
        isOver = true;
        thread.join();
    }

    FakeRealtimeKit (const FakeRealtimeKit&) = delete;
    FakeRealtimeKit& operator= (const FakeRealtimeKit&) = delete;

    std::atomic<std::uint64_t> askedThread { 0 };
    std::atomic<std::uint32_t> askedPriority { 0 };

private:
    void serve (std::promise<void>& ready)
    {
        auto* const bus = dbus_bus_get_private (DBUS_BUS_SYSTEM, nullptr);
        dbus_connection_set_exit_on_disconnect (bus, FALSE);
        dbus_bus_request_name (bus, "org.freedesktop.RealtimeKit1", DBUS_NAME_FLAG_DO_NOT_QUEUE, nullptr);
        ready.set_value();

        while (! isOver && dbus_connection_read_write (bus, 10) == TRUE)
        {
            while (auto* const message = dbus_connection_pop_message (bus))
            {
                answer (bus, message);
                dbus_message_unref (message);
            }
        }

        dbus_connection_close (bus);
        dbus_connection_unref (bus);
    }

    void answer (DBusConnection* bus, DBusMessage* message)
    {
        DBusMessage* reply = nullptr;

        if (dbus_message_is_method_call (message, "org.freedesktop.DBus.Properties", "Get") == TRUE)
            reply = propertyReply (message);
        else if (dbus_message_is_method_call (message, "org.freedesktop.RealtimeKit1", "MakeThreadRealtime")
                 == TRUE)
            reply = makeRealtimeReply (message);

        if (reply == nullptr)
            return;

        dbus_connection_send (bus, reply, nullptr);
        dbus_connection_flush (bus);
        dbus_message_unref (reply);
    }

    DBusMessage* propertyReply (DBusMessage* message) const
    {
        const char* interface = nullptr;
        const char* name = nullptr;
        dbus_message_get_args (message, nullptr, DBUS_TYPE_STRING, &interface, DBUS_TYPE_STRING, &name,
                               DBUS_TYPE_INVALID);
        auto* const reply = dbus_message_new_method_return (message);
        DBusMessageIter outer, inner;
        dbus_message_iter_init_append (reply, &outer);
        const auto isPriority = std::string { "MaxRealtimePriority" } == name;
        dbus_message_iter_open_container (&outer, DBUS_TYPE_VARIANT, isPriority ? "i" : "x", &inner);

        if (isPriority)
            dbus_message_iter_append_basic (&inner, DBUS_TYPE_INT32, &behaviour.highestPriority);
        else
            dbus_message_iter_append_basic (&inner, DBUS_TYPE_INT64, &behaviour.realtimeMicroseconds);

        dbus_message_iter_close_container (&outer, &inner);
        return reply;
    }

    DBusMessage* makeRealtimeReply (DBusMessage* message)
    {
        std::uint64_t asked = 0;
        std::uint32_t priority = 0;
        dbus_message_get_args (message, nullptr, DBUS_TYPE_UINT64, &asked, DBUS_TYPE_UINT32, &priority,
                               DBUS_TYPE_INVALID);
        askedThread = asked;
        askedPriority = priority;
        return behaviour.grants
                   ? dbus_message_new_method_return (message)
                   : dbus_message_new_error (message, DBUS_ERROR_ACCESS_DENIED, "too many threads");
    }

    const Behaviour behaviour;
    std::atomic<bool> isOver { false };
    std::thread thread;
};

} // namespace lopsided
