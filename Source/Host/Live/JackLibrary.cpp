#include "JackLibrary.h"

#include "../QuietJack.h"
#include <juce_core/juce_core.h>

namespace lopsided
{
namespace
{

template <typename Function>
bool find (juce::DynamicLibrary& library, const char* name, Function& function)
{
    function = reinterpret_cast<Function> (library.getFunction (name));
    return function != nullptr;
}

} // namespace

const JackLibrary* JackLibrary::find()
{
    static JackLibrary library;
    static const auto isThere = library.load();
    return isThere ? &library : nullptr;
}

bool JackLibrary::load()
{
    static auto* const opened = new juce::DynamicLibrary ("libjack.so.0");
    auto& jack = *opened;

    if (jack.getNativeHandle() == nullptr)
        return false;

    QuietJack::enable();
    return lopsided::find (jack, "jack_client_open", openClient)
           && lopsided::find (jack, "jack_client_close", closeClient)
           && lopsided::find (jack, "jack_activate", activate)
           && lopsided::find (jack, "jack_on_shutdown", onShutdown)
           && lopsided::find (jack, "jack_set_process_callback", setProcessCallback)
           && lopsided::find (jack, "jack_set_port_registration_callback", setPortRegistrationCallback)
           && lopsided::find (jack, "jack_get_sample_rate", sampleRate)
           && lopsided::find (jack, "jack_port_register", registerPort)
           && lopsided::find (jack, "jack_port_name", portName)
           && lopsided::find (jack, "jack_get_ports", ports) && lopsided::find (jack, "jack_free", free)
           && lopsided::find (jack, "jack_connect", connect)
           && lopsided::find (jack, "jack_disconnect", disconnect)
           && lopsided::find (jack, "jack_port_get_buffer", portBuffer)
           && lopsided::find (jack, "jack_midi_get_event_count", numEvents)
           && lopsided::find (jack, "jack_midi_event_get", getEvent)
           && lopsided::find (jack, "jack_midi_clear_buffer", clearEvents)
           && lopsided::find (jack, "jack_midi_event_write", writeEvent);
}

} // namespace lopsided
