#pragma once

#include <Host/Live/JackLibrary.h>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A JACK server in this process, as far as JackMidi can tell. One at a time. */
class FakeJack
{
public:
    struct Event
    {
        jack_nframes_t time = 0;
        std::array<std::uint8_t, 3> bytes {};
        std::size_t size = 0;
    };

    FakeJack() { instance = this; }
    ~FakeJack() { instance = nullptr; }

    FakeJack (const FakeJack&) = delete;
    FakeJack& operator= (const FakeJack&) = delete;

    [[nodiscard]] const JackLibrary* library() const { return &functions; }

    /** Lets the client process a cycle. */
    void call (jack_nframes_t numFrames) { process (numFrames, processArgument); }

    void shutDown()
    {
        isRunning = false;
        shutdown (shutdownArgument);
    }

    void setPorts (std::vector<std::string> names)
    {
        otherPorts = std::move (names);
        registration (0, 1, registrationArgument);
    }

    bool isRunning = true;
    bool refusesConnections = false;
    int numOpened = 0;
    int numClosed = 0;
    int numAttempts = 0;
    std::vector<std::string> connections;

    // What the process function is given and gives; of fixed size: the process function must not allocate.
    std::array<Event, 64> incoming {};
    jack_nframes_t numIncoming = 0;
    std::array<Event, 64> outgoing {};
    std::size_t numOutgoing = 0;

private:
    static jack_client_t* openClient (const char*, jack_options_t, jack_status_t*, ...)
    {
        ++instance->numAttempts;

        if (! instance->isRunning)
            return nullptr;

        ++instance->numOpened;
        return reinterpret_cast<jack_client_t*> (instance);
    }

    static int closeClient (jack_client_t*) { return ++instance->numClosed, 0; }
    static int activate (jack_client_t*) { return 0; }

    static void onShutdown (jack_client_t*, JackShutdownCallback callback, void* argument)
    {
        instance->shutdown = callback;
        instance->shutdownArgument = argument;
    }

    static int setProcess (jack_client_t*, JackProcessCallback callback, void* argument)
    {
        instance->process = callback;
        instance->processArgument = argument;
        return 0;
    }

    static int setRegistration (jack_client_t*, JackPortRegistrationCallback callback, void* argument)
    {
        instance->registration = callback;
        instance->registrationArgument = argument;
        return 0;
    }

    static jack_nframes_t sampleRate (jack_client_t*) { return 48000; }

    static jack_port_t* registerPort (jack_client_t*, const char* name, const char*, unsigned long,
                                      unsigned long)
    {
        return reinterpret_cast<jack_port_t*> (name[0] == 'i' ? &instance->in : &instance->out);
    }

    static const char* portName (const jack_port_t*) { return "Lopsided MIDI:in"; }

    static const char** ports (jack_client_t*, const char*, const char*, unsigned long)
    {
        instance->portNames.clear();
        instance->portNames.push_back ("Lopsided MIDI:out");

        for (const auto& name : instance->otherPorts)
            instance->portNames.push_back (name.c_str());

        instance->portNames.push_back (nullptr);
        return instance->portNames.data();
    }

    static void free (void*) {}

    static int connect (jack_client_t*, const char* source, const char* destination)
    {
        instance->connections.push_back (std::string (source) + " > " + destination);
        return instance->refusesConnections ? -1 : 0;
    }

    static int disconnect (jack_client_t*, const char* source, const char*)
    {
        instance->connections.push_back ("not " + std::string (source));
        return 0;
    }

    static void* portBuffer (jack_port_t* port, jack_nframes_t) { return port; }
    static std::uint32_t numEvents (void*) { return instance->numIncoming; }

    static int getEvent (jack_midi_event_t* event, void*, std::uint32_t index)
    {
        auto& source = instance->incoming[index];
        event->time = source.time;
        event->size = source.size;
        event->buffer = source.bytes.data();
        return 0;
    }

    static void clearEvents (void*) { instance->numOutgoing = 0; }

    static int writeEvent (void*, jack_nframes_t time, const jack_midi_data_t* bytes, std::size_t size)
    {
        if (instance->numOutgoing == instance->outgoing.size())
            return -1;

        auto& event = instance->outgoing[instance->numOutgoing++];
        event.time = time;
        event.size = size;
        std::copy_n (bytes, size, event.bytes.begin());
        return 0;
    }

    static JackLibrary makeLibrary()
    {
        JackLibrary library;
        library.openClient = &openClient;
        library.closeClient = &closeClient;
        library.activate = &activate;
        library.onShutdown = &onShutdown;
        library.setProcessCallback = &setProcess;
        library.setPortRegistrationCallback = &setRegistration;
        library.sampleRate = &sampleRate;
        library.registerPort = &registerPort;
        library.portName = &portName;
        library.ports = &ports;
        library.free = &free;
        library.connect = &connect;
        library.disconnect = &disconnect;
        library.portBuffer = &portBuffer;
        library.numEvents = &numEvents;
        library.getEvent = &getEvent;
        library.clearEvents = &clearEvents;
        library.writeEvent = &writeEvent;
        return library;
    }

    static inline FakeJack* instance = nullptr;

    const JackLibrary functions = makeLibrary();
    char in = 0, out = 0;
    JackProcessCallback process = nullptr;
    void* processArgument = nullptr;
    JackShutdownCallback shutdown = nullptr;
    void* shutdownArgument = nullptr;
    JackPortRegistrationCallback registration = nullptr;
    void* registrationArgument = nullptr;
    std::vector<std::string> otherPorts;
    std::vector<const char*> portNames;
};

} // namespace lopsided::testing
