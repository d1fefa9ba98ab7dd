#pragma once

#include <atomic>
#include <jack/jack.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A client of a JACK server that plays a sine of 500 Hz into another client, and records what that one makes of it. */
class JackWire
{
public:
    /** Errors: a client that is not open, where there is no such server. */
    explicit JackWire (const std::string& server);
    ~JackWire();

    JackWire (const JackWire&) = delete;
    JackWire& operator= (const JackWire&) = delete;

    [[nodiscard]] bool isOpen() const noexcept { return client != nullptr; }

    /** @returns whether both of the client's ports are there, and connected. */
    [[nodiscard]] bool connect (const std::string& input, const std::string& output);

    [[nodiscard]] std::size_t numFrames() const noexcept { return written.load (std::memory_order_acquire); }

    /** The last ones that were recorded. */
    [[nodiscard]] std::vector<float> last (std::size_t numFrames) const;

    static constexpr float level = 0.5f;

private:
    static constexpr std::size_t capacity = 48000 * 60;

    struct Closer
    {
        void operator() (jack_client_t* opened) const noexcept { ::jack_client_close (opened); }
    };

    int process (jack_nframes_t numFrames) noexcept; // [JACK's thread]

    std::vector<float> recorded = std::vector<float> (capacity);
    std::atomic<std::size_t> written { 0 };
    jack_nframes_t played = 0; // [JACK's thread]
    jack_port_t* tone = nullptr;
    jack_port_t* ear = nullptr;
    std::unique_ptr<jack_client_t, Closer> client;
};

} // namespace lopsided::testing
