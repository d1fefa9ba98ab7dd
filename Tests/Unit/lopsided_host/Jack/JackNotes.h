#pragma once

#include <Host/Live/JackLibrary.h>
#include <Host/Live/TimedMidiQueue.h>
#include <Host/SteadyNanos.h>
#include <atomic>
#include <stdexcept>

namespace lopsided::testing
{

/** Another JACK client, as a keyboard and a sound module are: plays what it is told, and keeps what it hears. */
class JackNotes
{
public:
    explicit JackNotes (const char* name)
        : jack (*JackLibrary::find())
    {
        jack_status_t status {};
        client = jack.openClient (name, JackNoStartServer, &status);

        if (client == nullptr)
            throw std::runtime_error ("the test's own JACK client cannot be opened");

        out = jack.registerPort (client, "keys", JACK_DEFAULT_MIDI_TYPE, JackPortIsOutput, 0);
        in = jack.registerPort (client, "ears", JACK_DEFAULT_MIDI_TYPE, JackPortIsInput, 0);
        toPlay.prepare (48000.0);
        jack.setProcessCallback (client, &process, this);
        jack.activate (client);
    }

    ~JackNotes() { jack.closeClient (client); }

    JackNotes (const JackNotes&) = delete;
    JackNotes& operator= (const JackNotes&) = delete;

    void play (std::array<std::uint8_t, 3> bytes) { sender.send (bytes, steadyNanos()); }
    void listenTo (const char* port) { jack.connect (client, port, jack.portName (in)); }

    std::atomic<int> numHeard { 0 };
    std::atomic<int> lastNote { -1 };

private:
    static int process (jack_nframes_t numFrames, void* argument)
    {
        auto& self = *static_cast<JackNotes*> (argument);
        auto* const outBuffer = self.jack.portBuffer (self.out, numFrames);
        self.jack.clearEvents (outBuffer);

        for (const auto event : self.toPlay.receive (steadyNanos(), static_cast<int> (numFrames)))
            self.jack.writeEvent (outBuffer, static_cast<jack_nframes_t> (event.samplePosition), event.data,
                                  static_cast<std::size_t> (event.numBytes));

        auto* const inBuffer = self.jack.portBuffer (self.in, numFrames);

        for (jack_nframes_t i = 0; i < self.jack.numEvents (inBuffer); ++i)
        {
            jack_midi_event_t event {};
            self.jack.getEvent (&event, inBuffer, i);
            self.lastNote = event.buffer[1];
            ++self.numHeard;
        }

        return 0;
    }

    const JackLibrary& jack;
    TimedMidiQueue toPlay;
    TimedMidiQueue::Sender sender { toPlay };
    jack_client_t* client = nullptr;
    jack_port_t* out = nullptr;
    jack_port_t* in = nullptr;
};

} // namespace lopsided::testing
