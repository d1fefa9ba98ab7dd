#pragma once

#if defined(__linux__)

    #include <array>
    #include <cstddef>

namespace lopsided
{

/** The few functions of libdbus-1 that a method call needs, found by dlopen. Types are opaque here, as they are in its
    documented C interface. Source: libdbus API reference, dbus.freedesktop.org. */
class DBusLibrary
{
public:
    struct Connection;
    struct Message;

    /** DBusError, as its public header lays it out. */
    struct Error
    {
        const char* name = nullptr;
        const char* message = nullptr;
        unsigned int flags = 0;
        void* padding = nullptr;
    };

    /** DBusMessageIter: room for more than its public header asks for. */
    struct alignas (std::max_align_t) Iterator
    {
        std::array<unsigned char, 256> room {};
    };

    static constexpr int systemBus = 1;
    static constexpr int invalid = '\0', string = 's', uint32 = 'u', uint64 = 't', int32 = 'i', int64 = 'x',
                         variant = 'v';

    DBusLibrary();

    /** False when there is no such library, or it lacks a function. */
    explicit operator bool() const noexcept { return isComplete; }

    void (*initError) (Error*) = nullptr;
    void (*freeError) (Error*) = nullptr;
    Connection* (*getPrivateBus) (int, Error*) = nullptr;
    void (*setExitOnDisconnect) (Connection*, unsigned int) = nullptr;
    void (*close) (Connection*) = nullptr;
    void (*unrefConnection) (Connection*) = nullptr;
    Message* (*newMethodCall) (const char*, const char*, const char*, const char*) = nullptr;
    unsigned int (*appendArguments) (Message*, int, ...) = nullptr;
    Message* (*sendAndWait) (Connection*, Message*, int, Error*) = nullptr;
    void (*unrefMessage) (Message*) = nullptr;
    unsigned int (*beginReading) (Message*, Iterator*) = nullptr;
    int (*typeAt) (Iterator*) = nullptr;
    void (*enter) (Iterator*, Iterator*) = nullptr;
    void (*read) (Iterator*, void*) = nullptr;

private:
    template <typename Function>
    void find (void* library, const char* name, Function& function);

    bool isComplete = false;
};

} // namespace lopsided

#endif
