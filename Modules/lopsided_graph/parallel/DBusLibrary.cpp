#include "DBusLibrary.h"

#if defined(__linux__)

    #include <cstring>
    #include <dlfcn.h>

namespace lopsided
{

template <typename Function>
void DBusLibrary::find (void* library, const char* name, Function& function)
{
    auto* const address = ::dlsym (library, name);
    static_assert (sizeof (address) == sizeof (function));
    std::memcpy (&function, &address, sizeof (function)); // POSIX's way from an object to a function pointer
    isComplete = isComplete && address != nullptr;
}

DBusLibrary::DBusLibrary()
{
    // Never closed: libdbus keeps state of its own and cannot be unloaded.
    auto* const library = ::dlopen ("libdbus-1.so.3", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

    if (library == nullptr)
        return;

    isComplete = true;
    find (library, "dbus_error_init", initError);
    find (library, "dbus_error_free", freeError);
    find (library, "dbus_bus_get_private", getPrivateBus);
    find (library, "dbus_connection_set_exit_on_disconnect", setExitOnDisconnect);
    find (library, "dbus_connection_close", close);
    find (library, "dbus_connection_unref", unrefConnection);
    find (library, "dbus_message_new_method_call", newMethodCall);
    find (library, "dbus_message_append_args", appendArguments);
    find (library, "dbus_connection_send_with_reply_and_block", sendAndWait);
    find (library, "dbus_message_unref", unrefMessage);
    find (library, "dbus_message_iter_init", beginReading);
    find (library, "dbus_message_iter_get_arg_type", typeAt);
    find (library, "dbus_message_iter_recurse", enter);
    find (library, "dbus_message_iter_get_basic", read);
}

} // namespace lopsided

#endif
