#pragma once

#include <array>
#include <cstdint>
#include <mutex>

namespace lopsided::planted
{

/** What each planted plugin has: one channel, a gain, a latency, and a deed that it commits in every block. */
struct Planted
{
    using Deed = void (*) (Planted&, std::uint32_t numFrames);

    explicit Planted (double rate);
    ~Planted();

    Planted (const Planted&) = delete;
    Planted& operator= (const Planted&) = delete;

    /** What the plugin of this name does; nullptr where there is none. */
    static Deed deedOf (const char* name) noexcept;

    static constexpr std::uint32_t delayFrames = 100;
    static constexpr std::uint32_t latentFrames = 64;
    static constexpr std::uint32_t numPages = 1u << 15;

    // Ports.
    const float* input = nullptr;
    float* output = nullptr;
    const float* gain = nullptr;
    float* latency = nullptr;

    const double sampleRate;
    Deed deed = nullptr;
    std::uint32_t numBlocks = 0;
    std::array<float, 128> line {}; // a delay
    std::uint32_t position = 0;
    std::mutex mutex;
    int nowhere = -1;               // a descriptor of /dev/null
    unsigned char* pages = nullptr; // numPages, none of them touched
};

} // namespace lopsided::planted
