#include "JackMidiPorts.h"

#include "../SteadyNanos.h"
#include <utility>

namespace lopsided
{

JackMidiPorts::JackMidiPorts (const JackLibrary& library, std::shared_ptr<TimedMidiQueue> fromPorts,
                              std::shared_ptr<TimedMidiQueue> toPorts)
    : jack (library),
      received (std::move (fromPorts)),
      toSend (std::move (toPorts))
{}

bool JackMidiPorts::activate (jack_client_t* client)
{
    const auto rate = static_cast<double> (jack.sampleRate (client));
    nanosOfFrame = 1.0e9 / rate;
    inputPort = jack.registerPort (client, "in", JACK_DEFAULT_MIDI_TYPE, JackPortIsInput, 0);
    outputPort = jack.registerPort (client, "out", JACK_DEFAULT_MIDI_TYPE, JackPortIsOutput, 0);

    if (inputPort == nullptr || outputPort == nullptr)
        return false;

    toSend->prepare (rate);
    toSend->clear();
    jack.setProcessCallback (client, &processCallback, this);
    jack.setPortRegistrationCallback (client, &registrationCallback, this);
    jack.onShutdown (client, &shutdownCallback, this);
    return jack.activate (client) == 0;
}

void JackMidiPorts::process (jack_nframes_t numFrames, std::int64_t startNanos) noexcept
{
    receive (numFrames, startNanos);
    send (numFrames, startNanos);
}

void JackMidiPorts::receive (jack_nframes_t numFrames, std::int64_t startNanos) noexcept
{
    auto* const buffer = jack.portBuffer (inputPort, numFrames);
    const auto count = jack.numEvents (buffer);

    for (jack_nframes_t index = 0; index < count; ++index)
    {
        jack_midi_event_t event {};

        if (jack.getEvent (&event, buffer, index) == 0)
            sender.send ({ event.buffer, event.size },
                         startNanos + static_cast<std::int64_t> (nanosOfFrame * event.time));
    }
}

void JackMidiPorts::send (jack_nframes_t numFrames, std::int64_t startNanos) noexcept
{
    auto* const buffer = jack.portBuffer (outputPort, numFrames);
    jack.clearEvents (buffer);

    for (const auto event : toSend->receive (startNanos, static_cast<int> (numFrames)))
        jack.writeEvent (buffer, static_cast<jack_nframes_t> (event.samplePosition), event.data,
                         static_cast<std::size_t> (event.numBytes));
}

int JackMidiPorts::processCallback (jack_nframes_t numFrames, void* self)
{
    static_cast<JackMidiPorts*> (self)->process (numFrames, steadyNanos());
    return 0;
}

void JackMidiPorts::shutdownCallback (void* self)
{
    static_cast<JackMidiPorts*> (self)->hasShutDown = true;
}

void JackMidiPorts::registrationCallback (jack_port_id_t, int, void* self)
{
    static_cast<JackMidiPorts*> (self)->portsHaveChanged = true;
}

} // namespace lopsided
