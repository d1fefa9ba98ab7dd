#include "JackWire.h"

#include <algorithm>
#include <cmath>

namespace lopsided::testing
{
namespace
{

constexpr jack_nframes_t periodFrames = 96;
constexpr float pi = 3.14159265f;

} // namespace

JackWire::JackWire (const std::string& server)
{
    // That there is no server yet is what is waited for.
    ::jack_set_error_function ([] (const char*) {});
    ::jack_set_info_function ([] (const char*) {});
    jack_status_t status {};
    client.reset (::jack_client_open (
        "Wire", static_cast<jack_options_t> (JackNoStartServer | JackServerName), &status, server.c_str()));

    if (client == nullptr)
        return;

    tone = ::jack_port_register (client.get(), "tone", JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput, 0);
    ear = ::jack_port_register (client.get(), "ear", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);
    ::jack_set_process_callback (
        client.get(),
        [] (jack_nframes_t numFrames, void* wire) {
            return static_cast<JackWire*> (wire)->process (numFrames);
        },
        this);

    if (::jack_activate (client.get()) != 0)
        client.reset();
}

JackWire::~JackWire() = default;

bool JackWire::connect (const std::string& input, const std::string& output)
{
    const auto isConnected = [this] (const char* source, const char* destination) {
        const auto error = ::jack_connect (client.get(), source, destination);
        return error == 0 || error == EEXIST;
    };

    return isConnected (::jack_port_name (tone), input.c_str())
           && isConnected (output.c_str(), ::jack_port_name (ear));
}

int JackWire::process (jack_nframes_t numFrames) noexcept
{
    auto* out = static_cast<float*> (::jack_port_get_buffer (tone, numFrames));

    for (jack_nframes_t frame = 0; frame < numFrames; ++frame)
        out[frame] = level
                     * std::sin (2.0f * pi * static_cast<float> ((played + frame) % periodFrames)
                                 / static_cast<float> (periodFrames));

    played += numFrames;
    const auto begin = written.load (std::memory_order_relaxed);

    if (begin + numFrames > capacity)
        return 0;

    const auto* in = static_cast<const float*> (::jack_port_get_buffer (ear, numFrames));
    std::copy_n (in, numFrames, recorded.begin() + static_cast<std::ptrdiff_t> (begin));
    written.store (begin + numFrames, std::memory_order_release);
    return 0;
}

std::vector<float> JackWire::last (std::size_t numFrames) const
{
    const auto end = recorded.begin() + static_cast<std::ptrdiff_t> (this->numFrames());
    return { end - static_cast<std::ptrdiff_t> (std::min (numFrames, this->numFrames())), end };
}

} // namespace lopsided::testing
