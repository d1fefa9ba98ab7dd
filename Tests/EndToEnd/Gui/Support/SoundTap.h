#pragma once

#include <atomic>
#include <cstddef>
#include <jack/jack.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A client of a JACK server that records what the client "Lopsided" plays. Goes with the server: a new one is needed then. */
class SoundTap
{
public:
    /** Errors: a client that is not open, where there is no such server. */
    explicit SoundTap (const std::string& serverName);
    ~SoundTap();

    SoundTap (const SoundTap&) = delete;
    SoundTap& operator= (const SoundTap&) = delete;

    [[nodiscard]] bool isOpen() const noexcept { return client != nullptr; }

    /** Whether it hears Lopsided, to whose first two outputs it connects itself where they are there. */
    [[nodiscard]] bool connect();

    /** How much has been recorded so far. */
    [[nodiscard]] std::size_t numFrames() const noexcept { return written.load (std::memory_order_acquire); }

    /** Of the left channel; `end` is at most numFrames(). */
    [[nodiscard]] std::vector<float> samples (std::size_t begin, std::size_t end) const;
    [[nodiscard]] float peak (std::size_t begin, std::size_t end) const;

    /** The peak of the last tenth of a second; 0 where not so much has been recorded. */
    [[nodiscard]] float peakNow() const;

    /** How often the server has let frames out since it began: what then sounds like a step is none of Lopsided's. */
    [[nodiscard]] int numBreaks() const noexcept { return breaks.load(); }

private:
    static constexpr std::size_t capacity = 48000 * 180;
    static constexpr int numChannels = 2;

    struct Closer
    {
        void operator() (jack_client_t* opened) const noexcept { ::jack_client_close (opened); }
    };

    int process (jack_nframes_t numFrames) noexcept; // [JACK's thread]

    std::vector<float> recorded = std::vector<float> (capacity);
    std::atomic<std::size_t> written { 0 };
    std::atomic<int> breaks { 0 };
    jack_nframes_t expected = 0; // [JACK's thread]
    jack_port_t* ports[numChannels] {};
    std::unique_ptr<jack_client_t, Closer> client;
};

} // namespace lopsided::testing
