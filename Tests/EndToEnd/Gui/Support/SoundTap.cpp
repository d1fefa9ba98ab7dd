#include "SoundTap.h"

#include <algorithm>
#include <cmath>

namespace lopsided::testing
{

SoundTap::SoundTap (const std::string& serverName)
{
    // That there is no server yet is what is waited for.
    ::jack_set_error_function ([] (const char*) {});
    ::jack_set_info_function ([] (const char*) {});
    jack_status_t status {};
    client.reset (::jack_client_open ("Tap", static_cast<jack_options_t> (JackNoStartServer | JackServerName),
                                      &status, serverName.c_str()));

    if (client == nullptr)
        return;

    for (int channel = 0; channel < numChannels; ++channel)
        ports[channel] = ::jack_port_register (client.get(), channel == 0 ? "left" : "right",
                                               JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);

    ::jack_set_process_callback (
        client.get(),
        [] (jack_nframes_t numFrames, void* tap) {
            return static_cast<SoundTap*> (tap)->process (numFrames);
        },
        this);

    if (::jack_activate (client.get()) != 0)
        client.reset();
}

SoundTap::~SoundTap() = default;

bool SoundTap::connect()
{
    if (! isOpen())
        return false;

    const std::unique_ptr<const char*, decltype (&::jack_free)> sources (
        ::jack_get_ports (client.get(), "^Lopsided:", JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput),
        &::jack_free);

    if (sources == nullptr)
        return false;

    for (int channel = 0; channel < numChannels; ++channel)
    {
        const auto* source = sources.get()[channel];

        if (source == nullptr)
            return false;

        if (::jack_port_connected_to (ports[channel], source) == 0
            && ::jack_connect (client.get(), source, ::jack_port_name (ports[channel])) != 0)
            return false;
    }

    return true;
}

int SoundTap::process (jack_nframes_t numFrames) noexcept
{
    const auto now = ::jack_last_frame_time (client.get());
    const auto begin = written.load (std::memory_order_relaxed);

    if (begin > 0 && now != expected)
        breaks.fetch_add (1);

    expected = now + numFrames;

    if (begin + numFrames > capacity)
        return 0;

    const auto* source = static_cast<const float*> (::jack_port_get_buffer (ports[0], numFrames));
    std::copy_n (source, numFrames, recorded.begin() + static_cast<std::ptrdiff_t> (begin));
    written.store (begin + numFrames, std::memory_order_release);
    return 0;
}

std::vector<float> SoundTap::samples (std::size_t begin, std::size_t end) const
{
    return { recorded.begin() + static_cast<std::ptrdiff_t> (begin),
             recorded.begin() + static_cast<std::ptrdiff_t> (end) };
}

float SoundTap::peak (std::size_t begin, std::size_t end) const
{
    float highest = 0.0f;

    for (auto index = begin; index < end; ++index)
        highest = std::max (highest, std::abs (recorded[index]));

    return highest;
}

float SoundTap::peakNow() const
{
    constexpr std::size_t tenth = 4800;
    const auto end = numFrames();
    return end < tenth ? 0.0f : peak (end - tenth, end);
}

} // namespace lopsided::testing
