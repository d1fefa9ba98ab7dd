#pragma once

#include <chrono>
#include <cstdint>

namespace lopsided
{

/** How thoroughly a plugin is observed. Thread: any, a value. Realtime: wait-free. Cost: O(1). */
struct VerifyOptions
{
    double sampleRate = 48000.0; /**< Hz */

    /** How long the plugin may compute in all: processor time in seconds, with four times as much of the clock's. */
    double seconds = 1.0;

    /** What decides about noise, MIDI and parameters. */
    std::uint64_t seed = 1;

    /** How long each part may take before the plugin is said not to come back. */
    std::chrono::milliseconds patience { 30000 };

    /** Ten seconds of processor time instead of one; the rest as by default. */
    [[nodiscard]] static VerifyOptions thorough()
    {
        VerifyOptions options;
        options.seconds = 10.0;
        return options;
    }
};

} // namespace lopsided
