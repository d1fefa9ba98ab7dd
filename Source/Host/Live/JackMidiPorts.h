#pragma once

#include "JackLibrary.h"
#include "TimedMidiQueue.h"
#include <atomic>
#include <cstdint>
#include <memory>

namespace lopsided
{

/** One client of a JACK server, with a MIDI port in and a MIDI port out: what JACK's threads call.

    Thread: as grouped below. Realtime: wait-free where nothing else is said.
*/
class JackMidiPorts
{
public:
    /** `fromPorts` is sent what comes in; what `toPorts` is sent goes out. */
    JackMidiPorts (const JackLibrary& library, std::shared_ptr<TimedMidiQueue> fromPorts,
                   std::shared_ptr<TimedMidiQueue> toPorts);

    JackMidiPorts (const JackMidiPorts&) = delete;
    JackMidiPorts& operator= (const JackMidiPorts&) = delete;

    // [message thread] Realtime: may block.
    /** Registers both ports, and lets JACK call. False where it refuses; the client is to be closed then. */
    [[nodiscard]] bool activate (jack_client_t* client);

    [[nodiscard]] jack_port_t* input() const noexcept { return inputPort; }

    /** Whether the server has said that it is gone: no function of JACK may be called with this client any more. */
    [[nodiscard]] bool isGone() const noexcept { return hasShutDown.load(); }

    /** Whether ports have come or gone since the last call. */
    [[nodiscard]] bool takePortsHaveChanged() noexcept { return portsHaveChanged.exchange (false); }

    // [JACK's process thread]
    /** One cycle, which begins at this time. */
    void process (jack_nframes_t numFrames, std::int64_t startNanos) noexcept;

private:
    static int processCallback (jack_nframes_t numFrames, void* self);
    static void shutdownCallback (void* self);
    static void registrationCallback (jack_port_id_t port, int isRegistered, void* self);

    void receive (jack_nframes_t numFrames, std::int64_t startNanos) noexcept;
    void send (jack_nframes_t numFrames, std::int64_t startNanos) noexcept;

    const JackLibrary& jack;
    const std::shared_ptr<TimedMidiQueue> received;
    const std::shared_ptr<TimedMidiQueue> toSend;
    jack_port_t* inputPort = nullptr;
    jack_port_t* outputPort = nullptr;
    double nanosOfFrame = 0.0;

    // [JACK's process thread]
    TimedMidiQueue::Sender sender { *received };

    // [shared]
    std::atomic<bool> hasShutDown { false };
    std::atomic<bool> portsHaveChanged { true };
};

} // namespace lopsided
