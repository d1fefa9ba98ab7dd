#pragma once

#include <jack/jack.h>
#include <jack/midiport.h>

namespace lopsided
{

/** The functions of libjack that JackMidi calls. The library is found when it runs: without it there is no JACK here.

    Thread: message, but for those that JACK's own manual lets its process thread call.
*/
struct JackLibrary
{
    /** Null where libjack is not installed. Never closed: JUCE uses the same one. */
    [[nodiscard]] static const JackLibrary* find();

    decltype (&::jack_client_open) openClient = nullptr;
    decltype (&::jack_client_close) closeClient = nullptr;
    decltype (&::jack_activate) activate = nullptr;
    decltype (&::jack_on_shutdown) onShutdown = nullptr;
    decltype (&::jack_set_process_callback) setProcessCallback = nullptr;
    decltype (&::jack_set_port_registration_callback) setPortRegistrationCallback = nullptr;
    decltype (&::jack_get_sample_rate) sampleRate = nullptr;
    decltype (&::jack_port_register) registerPort = nullptr;
    decltype (&::jack_port_name) portName = nullptr;
    decltype (&::jack_get_ports) ports = nullptr;
    decltype (&::jack_free) free = nullptr;
    decltype (&::jack_connect) connect = nullptr;
    decltype (&::jack_disconnect) disconnect = nullptr;
    decltype (&::jack_port_get_buffer) portBuffer = nullptr;
    decltype (&::jack_midi_get_event_count) numEvents = nullptr;
    decltype (&::jack_midi_event_get) getEvent = nullptr;
    decltype (&::jack_midi_clear_buffer) clearEvents = nullptr;
    decltype (&::jack_midi_event_write) writeEvent = nullptr;

private:
    [[nodiscard]] bool load();
};

} // namespace lopsided
